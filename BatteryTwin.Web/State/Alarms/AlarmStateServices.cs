using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Rehearsal;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>Registers what the pages of alarms read from, and what alarm rules learn from the plans that are kept beside the pages.</summary>
public static class AlarmStateServices
{
    public static IServiceCollection AddAlarmState(this IServiceCollection services) => services.AddSingleton<AlarmRuleDesk>().AddSingleton<AlarmGroups>();

    /// <summary>Alarm rules of this process know calendars, planned stops and work orders.</summary>
    public static IServiceCollection AddPlannedAlarms(this IServiceCollection services) => services
        .AddSingleton<IAlarmPlant, PlanningAlarmPlant>()
        .AddSingleton<IFaultRecord, ConfirmedOrders>();
}
