using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Calendars;

/// <summary>People who work together: how many, what they can do, when they work.</summary>
public sealed record Crew
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Technicians on each of its shifts.</summary>
    public int Technicians { get; init; } = 1;

    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Twins it works on, with all they contain: a plant, a line; everywhere when none is named.</summary>
    public ImmutableArray<string> Places { get; init; } = [];

    public CrewCalendar Calendar { get; init; } = new();

    /// <summary>The first of the skills that it lacks; null when it has them all. Upper and lower case do not matter.</summary>
    public string? MissingSkill(IEnumerable<string> needed) => needed.FirstOrDefault(skill => !Skills.Contains(skill, StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether it works on something.</summary>
    /// <param name="wholes">The twin worked on and all that contain it.</param>
    public bool WorksOn(IReadOnlyCollection<string> wholes) => Places.Length == 0 || Places.Any(wholes.Contains);

    /// <summary>Where work lies that it takes up at a time or as soon after as it works: from its first to its last working moment; null when it works too little in the weeks after.</summary>
    /// <param name="from">Earliest begin.</param>
    /// <param name="work">Working time.</param>
    public TimeStretch? PlaceFrom(DateTimeOffset from, TimeSpan work)
    {
        TimeSpan left = work;
        DateTimeOffset? begin = null;
        foreach (TimeStretch shift in Calendar.Within(new(from, from + (4 * work) + TimeSpan.FromDays(60))))
        {
            begin ??= shift.Start;
            if (shift.Length >= left)
            {
                return new(begin.Value, shift.Start + left);
            }

            left -= shift.Length;
        }

        return null;
    }

    /// <summary>What is wrong with it, each fault with its place; empty when it can be kept.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(Id) || Id.Length > 100 || !Id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.'))
        {
            faults.Add($"id: '{Id}' must be 1 to 100 letters, digits, '-', '_' or '.'");
        }

        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200)
        {
            faults.Add("name: it must have 1 to 200 characters");
        }

        if (Technicians is < 1 or > 1_000)
        {
            faults.Add($"technicians: {Technicians} must lie between 1 and 1000");
        }

        if (Skills.Length > 100 || Skills.Any(skill => string.IsNullOrWhiteSpace(skill) || skill.Length > 200))
        {
            faults.Add("skills: at most 100 of 1 to 200 characters are kept");
        }

        if (Places.Length > 200 || Places.Any(place => string.IsNullOrWhiteSpace(place) || place.Length > 200))
        {
            faults.Add("places: at most 200 of 1 to 200 characters are kept");
        }

        faults.AddRange(Calendar.Faults().Select(fault => $"calendar.{fault}"));
        return faults;
    }
}
