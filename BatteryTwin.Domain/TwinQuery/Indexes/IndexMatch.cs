namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>What an index found, read on demand.</summary>
/// <param name="Count">How many entries.</param>
/// <param name="TwinIds">The twin ids (for relationships: of their sources), in any order.</param>
/// <param name="InOrderFrom">The same in ordinal order from an id (inclusive) on, when the index can do so without sorting; else null.</param>
public sealed record IndexMatch(int Count, IEnumerable<string> TwinIds, Func<string, IEnumerable<string>>? InOrderFrom = null);
