using BatteryTwin.Ingest;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Web.Api;
using BatteryTwin.Web.Components;
using BatteryTwin.Web.State;
using Radzen;

namespace BatteryTwin.Web;

/// <summary>The all-in-one process: ingest service, APIs and pages at one address.</summary>
public static class WebHost
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.GuardNetwork();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddPageState(builder.Configuration);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddRadzenComponents();
        builder.Services.AddOpenApi();
        builder.Services.AddProblemDetails();

        WebApplication app = builder.Build();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapIngest();
        app.MapTelemetryApi().MapAlertsApi().MapQuarantineApi().MapJobsApi().MapModelsApi();
        app.MapOpenApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
