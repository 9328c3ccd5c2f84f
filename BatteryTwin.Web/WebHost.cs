using BatteryTwin.Ingest;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Web.Api;
using BatteryTwin.Web.Api.Adt;
using BatteryTwin.Web.Components;
using BatteryTwin.Web.State;
using Microsoft.AspNetCore.Diagnostics;

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
        builder.Services.AddAdtApi().AddAdtJobsApi();
        builder.Services.AddPageState(builder.Configuration);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddOpenApi();
        builder.Services.AddProblemDetails().AddExceptionHandler<StorageProblem>();

        WebApplication app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(context => !IsApi(context) && !IsBrowsing(context), others => others.Use(WithoutPageForErrors));
        app.UseWhen(IsApi, api => api.UseExceptionHandler().UseStatusCodePages());
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapIngest();
        app.MapTelemetryApi().MapTelemetryQualityApi().MapAlertsApi().MapQuarantineApi().MapIngestStatusApi().MapJobsApi().MapDemoPlantApi().MapModelsApi().MapModelUploadApi().MapGraphApi().MapTwinHistoryApi().MapBackupsApi();
        app.MapAdtApi();
        app.MapOpenApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

    /// <summary>Errors on these paths are problem details (RFC 9457); write paths, probes and pages have shapes of their own.</summary>
    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/api/v2");

    /// <summary>A person follows a link: what is not found gets a page, not an empty answer.</summary>
    private static bool IsBrowsing(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static Task WithoutPageForErrors(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
