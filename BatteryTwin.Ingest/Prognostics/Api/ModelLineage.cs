namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>What a model was made from: with the same data, parameters and seed it comes out the same.</summary>
public sealed record ModelLineage(
    string DatasetId, string DatasetName, string DatasetChecksum, int Assets, int Rows, double RulCap, double Level, ulong Seed, int Rounds, double NetworkShare,
    bool UsesPairs, string TimeUnit, IReadOnlyList<string> Columns, IReadOnlyList<string> Features);
