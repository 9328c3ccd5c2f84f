using BatteryTwin.Ingest;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Maintenance.Api;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Web.Api;
using BatteryTwin.Web.Api.Adt;
using BatteryTwin.Web.Api.Maintenance;
using BatteryTwin.Web.Api.Production;
using BatteryTwin.Web.Api.Quality;
using BatteryTwin.Web.Api.Reports;
using BatteryTwin.Web.Api.RootCause;
using BatteryTwin.Web.Api.RootCause.Investigations;
using BatteryTwin.Web.Api.Traceability;
using BatteryTwin.Web.Components;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Alarms;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Reports;
using Microsoft.AspNetCore.Diagnostics;

namespace BatteryTwin.Web;

/// <summary>Ingest service, APIs and pages at one address; or without the ingest service, where that runs as a process of its own.</summary>
public static class WebHost
{
    public static WebApplication Build(string[] args)
    {
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.GuardNetwork();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddIngest(builder.Configuration);
        builder.Services.AddPlannedStops(builder.Configuration).AddMaintenance(builder.Configuration, provider => twin => provider.GetRequiredService<PlantTopology>().Current.PathTo(twin));
        builder.Services.AddPlannedAlarms().AddDemoTargets(builder.Configuration);
        builder.Services.AddAdtApi().AddAdtJobsApi();
        builder.Services.AddPageState(builder.Configuration).AddReportSchedule(builder.Configuration);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddOpenApi();
        builder.Services.AddAnswerCompression();
        builder.Services.AddProblemDetails().AddExceptionHandler<StorageProblem>();

        WebApplication app = builder.Build();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseWhen(context => !ApiProblems.IsApi(context) && !IsBrowsing(context), others => others.Use(WithoutPageForErrors));
        app.UseApiProblems();
        app.UseAnswerCompression();
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapIngest();
        app.MapTelemetryApi().MapModelsApi().MapModelUploadApi().MapGraphApi().MapTwinHistoryApi().MapCausalModelsApi().MapAlarmRankingApi();
        app.MapPlantCasesApi().MapCausalGraphsApi().MapInvestigationsApi().MapTraceabilityApi().MapUnitExportApi().MapQualityApi().MapPlannedStopsApi().MapMaintenanceApi();
        app.MapProductionFiguresApi().MapPlantPlanApi().MapOrdersApi().MapStatesApi().MapReportsApi();
        app.MapAdtApi();
        app.MapOpenApi();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }

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
