using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Alarms.Rehearsal;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>Registers alarm rules, their evaluation on live telemetry and their rehearsals.</summary>
public static class AlarmRuleServices
{
    /// <summary>Without a plant that knows calendars and planned work, registered before or after, rules know the graph alone.</summary>
    public static IServiceCollection AddAlarmRules(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton<IAlarmPlant, GraphAlarmPlant>();
        services
            .AddSingleton<AlarmRuleTable>()
            .AddSingleton<IAlarmRules, AlarmRuleBook>()
            .AddSingleton<RuleValues>()
            .AddSingleton<LiveAlarmRules>()
            .AddSingleton<ITelemetryObserver>(provider => provider.GetRequiredService<LiveAlarmRules>())
            .AddHostedService(provider => provider.GetRequiredService<LiveAlarmRules>())
            .AddSingleton<RuleRehearsals>()
            .AddSingleton<IAlarmDesk, AlarmDesk>()
            .AddSingleton<IFaultRecord, ReportedOutcomes>();
        if (configuration.GetSection(DemoPlantOptions.Section).GetValue(nameof(DemoPlantOptions.Enabled), true))
        {
            services.AddSingleton<IFaultRecord, SimulatedFaults>();
        }

        return services;
    }
}
