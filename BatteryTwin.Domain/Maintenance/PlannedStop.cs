namespace BatteryTwin.Domain.Maintenance;

/// <summary>A time in which a part of the plant is planned not to produce: work can be done in it, forecasts are compared with it, and production figures count it as planned.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="TwinId">Twin that stops together with everything it contains.</param>
/// <param name="Start">When production ends.</param>
/// <param name="End">When production begins again; after the start.</param>
/// <param name="Title">What the stop is for.</param>
/// <param name="Revision">Counts the changes, from 1.</param>
/// <param name="ChangedBy">Who changed it last, as they said themselves; null when nobody said.</param>
/// <param name="ChangedAt">When it was changed last.</param>
/// <param name="Kind">What kind of stop it is.</param>
public sealed record PlannedStop(
    string Id,
    string TwinId,
    DateTimeOffset Start,
    DateTimeOffset End,
    string Title,
    long Revision,
    string? ChangedBy,
    DateTimeOffset ChangedAt,
    StopKind Kind = StopKind.Maintenance)
{
    public TimeSpan Duration => End - Start;

    /// <summary>True while it lasts: start inclusive, end exclusive.</summary>
    public bool Covers(DateTimeOffset time) => time >= Start && time < End;

    /// <summary>True when a part of it lies in a span, its end exclusive.</summary>
    public bool Overlaps(DateTimeOffset from, DateTimeOffset to) => Start < to && End > from;
}
