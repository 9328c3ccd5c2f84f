using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>States and rates of one station over whole days (UTC).</summary>
public sealed record StationTrack(IReadOnlyList<StateSegment> Segments, RateGrid Rates);
