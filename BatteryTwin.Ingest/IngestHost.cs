using BatteryTwin.Ingest.Operations;
using Microsoft.AspNetCore.Builder;

namespace BatteryTwin.Ingest;

/// <summary>The ingest service as a process of its own.</summary>
public static class IngestHost
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.GuardNetwork();
        builder.Services.AddIngest(builder.Configuration);
        WebApplication app = builder.Build();
        app.MapIngest();
        return app;
    }
}
