namespace BatteryTwin.Domain.Twins;

/// <summary>A moment that changed the graph's structure or the health of a twin. Changes of the same time are one moment, told by the first of them.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What the first change was.</param>
/// <param name="Subject">The model or twin it happened to; the source of a relationship.</param>
/// <param name="Member">The relationship; else null.</param>
/// <param name="Health">The health that was written; null when it was taken away, and for other kinds.</param>
/// <param name="Changes">How many changes the moment has.</param>
public sealed record GraphMoment(DateTimeOffset Time, GraphMomentKind Kind, string Subject, string? Member, string? Health, int Changes);
