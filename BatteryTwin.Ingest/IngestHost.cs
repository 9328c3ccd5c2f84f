using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Remote;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;

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
        RefuseEndpoint(builder.Configuration);
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddProblemDetails().AddExceptionHandler<StorageProblem>();
        WebApplication app = builder.Build();
        app.UseApiProblems();
        app.MapIngest();
        return app;
    }

    /// <exception cref="StartRefusedException">The ingest service is told that another one does its work.</exception>
    private static void RefuseEndpoint(IConfiguration configuration)
    {
        if (RemoteIngestServices.IsRemote(configuration))
        {
            throw new StartRefusedException("BatteryTwin:Ingest:Endpoint is set, but this process is the ingest service; the setting belongs to BatteryTwin.Web.");
        }
    }
}
