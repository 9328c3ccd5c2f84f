namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>What an index found: how many entries, and the twin ids (for relationships: of their sources) in any order, read on demand.</summary>
public sealed record IndexMatch(int Count, IEnumerable<string> TwinIds);
