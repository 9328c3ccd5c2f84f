using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Web.State;

/// <summary>What the data-health page shows at one moment, apart from the rejected points.</summary>
public sealed record DataHealthView(
    IReadOnlyList<SourceRow> Sources,
    IReadOnlyList<ConnectionRow> Connections,
    GapFinding Gaps,
    TrustSummary Trust,
    IReadOnlyList<DoubtfulSignal> Doubtful,
    IReadOnlyList<UnmappedMachine> Unmapped,
    TelemetryStoreStatistics Store,
    StorageDamageSummary Damage,
    StorageSpaceStatus Space,
    int Waiting,
    int Capacity,
    DateTimeOffset At);
