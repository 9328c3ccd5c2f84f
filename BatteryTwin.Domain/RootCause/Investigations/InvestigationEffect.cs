using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>What is bad, where and when, and what counts as normal: the question of an investigation.</summary>
public sealed record InvestigationEffect
{
    /// <summary>Units that may be named one by one.</summary>
    public const int MostCells = 5_000;

    public required EffectKind Kind { get; init; }

    /// <summary>The question in a line.</summary>
    public required string Title { get; init; }

    /// <summary>
    /// Place whose units are meant, as answers name places: a station, or <c>line:</c> or <c>plant:</c> with a name; null for the narrowest line or plant that holds the named cells, or else for everything.
    /// </summary>
    public string? Place { get; init; }

    /// <summary>True when <see cref="From"/> and <see cref="To"/> may be times at a station, from which units go on.</summary>
    public bool MayBeAtStation => Place is not null && !Place.StartsWith("line:", StringComparison.Ordinal) && !Place.StartsWith("plant:", StringComparison.Ordinal);

    /// <summary>Places that hold <see cref="Place"/>, the narrowest first: the first that units went through is meant where none went through that.</summary>
    public IReadOnlyList<string> Wholes { get; init; } = [];

    /// <summary>Start of the bad time, at the place's step where it is a station, else at the last step; null for where the failures began to be more.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the bad time; null for the newest unit.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Start of the reference; null for a usual length before the bad time.</summary>
    public DateTimeOffset? ReferenceFrom { get; init; }

    /// <summary>End of the reference: units whose last time lies before it are normal; null for the start of the bad time.</summary>
    public DateTimeOffset? ReferenceUntil { get; init; }

    /// <summary>Units that failed.</summary>
    public IReadOnlyList<string> Cells { get; init; } = [];

    public string? AlertId { get; init; }

    /// <summary>The twin that an alarm or a chart selection belongs to.</summary>
    public string? TwinId { get; init; }

    /// <summary>The signal that was selected.</summary>
    public string? Field { get; init; }

    /// <summary>What is wrong with the question, in words; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(Title) || Title.Length > 200)
        {
            faults.Add("title must have 1 to 200 characters");
        }

        foreach ((string name, DateTimeOffset? time) in new[] { ("from", From), ("to", To), ("referenceFrom", ReferenceFrom), ("referenceUntil", ReferenceUntil) })
        {
            if (time is { } given && !TimeColumn.CanHold(given))
            {
                faults.Add($"{name} is {given:yyyy-MM-dd}; it must lie between 1932 and 2068");
            }
        }

        if (From >= To)
        {
            faults.Add("from must lie before to");
        }

        if (ReferenceFrom >= ReferenceUntil)
        {
            faults.Add("referenceFrom must lie before referenceUntil");
        }

        if (ReferenceUntil > To)
        {
            faults.Add("referenceUntil must not lie after to: what is normal comes before what is bad");
        }

        if (Kind == EffectKind.Cells && Cells.Count == 0)
        {
            faults.Add("cells is empty; name the units that failed");
        }

        if (Cells.Any(string.IsNullOrEmpty))
        {
            faults.Add("cells holds one without a name; leave it out");
        }

        if (Cells.Count > MostCells)
        {
            faults.Add($"cells names {Cells.Count} units; name at most {MostCells}, or a place and a time");
        }

        return faults;
    }
}
