using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Alarms;

/// <summary>The alarm rules that are kept. Every change is durable before a call returns, and made to the version that the caller has seen. Safe for concurrent use.</summary>
public interface IAlarmRules
{
    /// <summary>Raised after a change; handlers must be quick and must not throw.</summary>
    event Action? Changed;

    /// <summary>All rules, by name.</summary>
    IReadOnlyList<StoredAlarmRule> All { get; }

    /// <summary>Keeps a rule, new or changed.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="expected">Version that it must have; 0 = it must be new, null = any.</param>
    /// <param name="actor">Who does it, self-declared.</param>
    /// <exception cref="MaintenanceRefusedException">It is not valid, or was changed meanwhile.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be written.</exception>
    StoredAlarmRule Put(AlarmRule rule, long? expected, string? actor);

    /// <summary>Deletes a rule; its history stays.</summary>
    /// <exception cref="MaintenanceRefusedException">There is none, it was changed meanwhile, or another rule joins it.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be written.</exception>
    void Delete(string id, long? expected, string? actor);

    /// <summary>Changes of a rule, newest first, also when it is deleted.</summary>
    IReadOnlyList<AlarmRuleChange> History(string id, int limit);
}
