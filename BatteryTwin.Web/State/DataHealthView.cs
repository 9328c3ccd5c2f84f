using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Space;

namespace BatteryTwin.Web.State;

/// <summary>What the data-health page shows at one moment, apart from the rejected points. <paramref name="IsKnown"/>: false while nobody can say what came in.</summary>
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
    bool IsKnown,
    int Waiting,
    int Capacity,
    DateTimeOffset At);
