using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>What an order asks for: everything about it that people may change while it is not done.</summary>
public sealed record WorkContent
{
    /// <summary>Longest work an order may hold.</summary>
    public static readonly TimeSpan MaxDuration = TimeSpan.FromDays(60);

    public required WorkType Type { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Twin of the station worked on.</summary>
    public required string Asset { get; init; }

    /// <summary>Component of the asset, if the work is about one.</summary>
    public string? Component { get; init; }

    /// <summary>Working time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>Technicians needed at once.</summary>
    public int Technicians { get; init; } = 1;

    /// <summary>Skills the crew must have, all of them.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    public ImmutableArray<PartNeed> Parts { get; init; } = [];

    public DateTimeOffset? EarliestStart { get; init; }

    /// <summary>When it should be done.</summary>
    public DateTimeOffset? Due { get; init; }

    public WorkPriority Priority { get; init; } = WorkPriority.Medium;

    /// <summary>The asset stands while it is worked on.</summary>
    public bool StopsAsset { get; init; } = true;

    /// <summary>The work may rest while its crew is off shift; else it must fit into one shift.</summary>
    public bool MayPause { get; init; } = true;

    /// <summary>Orders that must be done before it, by id.</summary>
    public ImmutableArray<string> After { get; init; } = [];

    /// <summary>The last of its parts is there; null when all are in stock.</summary>
    public DateTimeOffset? PartsReady => Parts.Max(part => part.AvailableAt);

    /// <summary>What is wrong with it, each fault with its member; empty when it can be kept.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        Text(faults, "title", Title, 200, needed: true);
        Text(faults, "description", Description, 10_000, needed: false);
        Text(faults, "asset", Asset, 200, needed: true);
        Text(faults, "component", Component, 200, needed: false);
        if (Duration <= TimeSpan.Zero || Duration > MaxDuration)
        {
            faults.Add($"duration: {Duration.TotalHours:0.##} h must lie above 0 and up to {MaxDuration.TotalHours:0} h");
        }

        if (Technicians is < 1 or > 100)
        {
            faults.Add($"technicians: {Technicians} must lie between 1 and 100");
        }

        if (EarliestStart > Due)
        {
            faults.Add("due: it lies before earliestStart");
        }

        Several(faults, "skills", Skills);
        Several(faults, "after", After);
        if (Parts.Length > 100)
        {
            faults.Add($"parts: {Parts.Length} are too many; at most 100 are kept");
        }

        foreach ((PartNeed part, int at) in Parts.Select((part, at) => (part, at)))
        {
            Text(faults, $"parts[{at}].part", part.Part, 200, needed: true);
            if (part.Quantity is < 1 or > 1_000_000)
            {
                faults.Add($"parts[{at}].quantity: {part.Quantity} must lie between 1 and 1000000");
            }
        }

        return faults;
    }

    private static void Text(List<string> faults, string member, string? text, int longest, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
        {
            faults.Add($"{member}: it is missing");
        }
        else if (text?.Length > longest)
        {
            faults.Add($"{member}: {text.Length} characters are too many; at most {longest} are kept");
        }
    }

    private static void Several(List<string> faults, string member, ImmutableArray<string> names)
    {
        if (names.Length > 100)
        {
            faults.Add($"{member}: {names.Length} are too many; at most 100 are kept");
        }

        foreach ((string name, int at) in names.Select((name, at) => (name, at)))
        {
            Text(faults, $"{member}[{at}]", name, 200, needed: true);
        }
    }
}
