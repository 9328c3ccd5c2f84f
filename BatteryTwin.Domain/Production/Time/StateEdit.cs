namespace BatteryTwin.Domain.Production.Time;

/// <summary>
/// A person's word on what a stretch of a station's time was. Over a whole interval it reclassifies, over a part it splits; what telemetry said is kept.
/// </summary>
/// <param name="Id">Id of the edit.</param>
/// <param name="StationId">Twin of the station.</param>
/// <param name="From">Start, inclusive.</param>
/// <param name="To">End, exclusive.</param>
/// <param name="Reason">Code of the reason.</param>
/// <param name="State">State that counts.</param>
/// <param name="Who">Who says so.</param>
/// <param name="At">When it was said; of two edits on one instant the later counts.</param>
/// <param name="Why">Note in the person's words.</param>
public sealed record StateEdit(string Id, string StationId, DateTimeOffset From, DateTimeOffset To, string Reason, StationState State, string Who, DateTimeOffset At, string? Why = null);
