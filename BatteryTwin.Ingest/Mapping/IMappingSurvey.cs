using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>Looks at what rules do, without changing anything.</summary>
public interface IMappingSurvey
{
    /// <summary>Series that no model knows, stored or mapped now, those with the newest points first; at most 5,000.</summary>
    /// <exception cref="Storage.StorageUnavailableException">The store cannot be read now.</exception>
    ValueTask<IReadOnlyList<MappingCandidate>> CandidatesAsync(CancellationToken cancel = default);

    /// <summary>What rules, in this order, would make of them.</summary>
    /// <exception cref="Storage.StorageUnavailableException">The store cannot be read now.</exception>
    ValueTask<MappingPreview> PreviewAsync(IReadOnlyList<MappingRule> rules, CancellationToken cancel = default);
}
