using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Domain.Production.Figures;

/// <summary>A stretch of planned working time in which a station stood still and nobody said why.</summary>
public sealed record UnexplainedStop(string StationId, StationState State, DateTimeOffset From, DateTimeOffset To)
{
    public TimeSpan Duration => To - From;
}
