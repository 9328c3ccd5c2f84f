namespace BatteryTwin.Ingest.Api;

/// <summary>Signals by quality, and those beyond the number that is judged.</summary>
public sealed record QualityCounts(int Good, int Uncertain, int Bad, int NotJudged);
