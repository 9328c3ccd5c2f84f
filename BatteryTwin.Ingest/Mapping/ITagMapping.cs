using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>
/// The plant's tag mapping as people read and change it, in this process or at the ingest service elsewhere. Changes are durable when a call returns and
/// refused with <see cref="MappingRefusedException"/>; <c>ifVersion</c>: only if the rule (or the set) still has that version, null: whatever it has.
/// Every call throws <see cref="Storage.StorageUnavailableException"/> when rules cannot be read or written now.
/// </summary>
public interface ITagMapping
{
    /// <summary>The rules as they are now, and what they did.</summary>
    ValueTask<TagMappingState> ReadAsync(CancellationToken cancel = default);

    /// <summary>Machines' series that rules map now, with their newest values as the machines sent them, those with the newest points first.</summary>
    ValueTask<IReadOnlyList<MappingCandidate>> MappedSeriesAsync(int limit, CancellationToken cancel = default);

    /// <summary>Adds a rule behind the others.</summary>
    ValueTask AddAsync(MappingRule rule, string? actor, CancellationToken cancel = default);

    ValueTask UpdateAsync(string id, MappingRule rule, long? ifVersion, string? actor, CancellationToken cancel = default);

    ValueTask DeleteAsync(string id, long? ifVersion, string? actor, CancellationToken cancel = default);

    /// <summary>Puts the rules in another order; every rule must be named once.</summary>
    ValueTask OrderAsync(IReadOnlyList<string> ids, long? ifVersion, string? actor, CancellationToken cancel = default);

    /// <summary>Changes of the rules, newest first.</summary>
    ValueTask<IReadOnlyList<MappingChange>> HistoryAsync(int limit, CancellationToken cancel = default);

    /// <summary>Takes back what one change did, as a new change.</summary>
    ValueTask RevertAsync(long number, string? actor, CancellationToken cancel = default);
}
