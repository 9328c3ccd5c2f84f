using BatteryTwin.Ingest.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace BatteryTwin.Ingest;

/// <summary>The ingest service as a process of its own.</summary>
public static class IngestHost
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // One log line per request is too many; a setting of the operator overrides this.
        ((IConfigurationBuilder)builder.Configuration).Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Logging:LogLevel:Microsoft.AspNetCore", "Warning")] });
        builder.GuardNetwork();
        builder.Services.AddIngest(builder.Configuration);
        WebApplication app = builder.Build();
        app.MapIngest();
        return app;
    }
}
