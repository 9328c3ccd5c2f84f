using BatteryTwin.Web.State.Alarms;
using BatteryTwin.Web.State.AsOf;
using BatteryTwin.Web.State.Assets;
using BatteryTwin.Web.State.Causes;
using BatteryTwin.Web.State.Editing;
using BatteryTwin.Web.State.Explorer;
using BatteryTwin.Web.State.Forecasts;
using BatteryTwin.Web.State.Investigations;
using BatteryTwin.Web.State.Maintenance;
using BatteryTwin.Web.State.Mapping;
using BatteryTwin.Web.State.Models;
using BatteryTwin.Web.State.Overview;
using BatteryTwin.Web.State.Planning;
using BatteryTwin.Web.State.Prognostics;
using BatteryTwin.Web.State.Production;
using BatteryTwin.Web.State.Quality;
using BatteryTwin.Web.State.Reports;
using BatteryTwin.Web.State.Setup;
using BatteryTwin.Web.State.Trace;

namespace BatteryTwin.Web.State;

/// <summary>Registers what pages read from: singletons shared by all, scoped services for one browser window.</summary>
public static class PageStateServices
{
    public static IServiceCollection AddPageState(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<TopologyOptions>().Bind(configuration.GetSection(TopologyOptions.Section));
        services.AddSingleton<PlantTopology>();
        services.AddSingleton<PlantHealth>();
        services.AddOptions<PlantCalendarOptions>()
            .Bind(configuration.GetSection(PlantCalendarOptions.Section))
            .Validate(options => TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), "BatteryTwin:Plant:TimeZone is not a time zone this machine knows; use an IANA name such as Europe/Berlin")
            .Validate(options => options.FirstShiftHour is >= 0 and < 24, "BatteryTwin:Plant:FirstShiftHour must lie between 0 and 23")
            .Validate(options => options.ShiftsPerDay is >= 1 and <= 4, "BatteryTwin:Plant:ShiftsPerDay must lie between 1 and 4")
            .ValidateOnStart();
        services.AddSingleton<PlantZones>();
        services.AddScoped<ShiftCalendar>();
        services.AddScoped<PageVisibility>();
        services.AddSingleton<FrameReader>();
        services.AddSingleton<PlantSearch>();
        services.AddScoped<PageAddress>();
        services.AddSingleton(FirstView.Default);
        return services.AddPlantReaders().AddPastReaders().AddTwinEditing().AddPlantSetup().AddAssetReaders().AddExplorer().AddModelReaders().AddMappingState().AddPrognosticsState().AddForecastReaders().AddInvestigationState().AddProductionReaders().AddPlanning().AddReports().AddQualityState().AddTraceState().AddCausalGraphState().AddAlarmState().AddMaintenanceBoard().AddOverview();
    }
}
