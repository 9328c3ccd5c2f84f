using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.TwinQuery.Indexes;

/// <summary>One end of a range of values.</summary>
public sealed record RangeEnd(QueryValue Value, bool Inclusive);
