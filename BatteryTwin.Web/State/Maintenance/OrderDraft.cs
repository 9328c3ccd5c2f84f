using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>A work order that somebody is about to ask for. Editable.</summary>
public sealed class OrderDraft
{
    public WorkOrigin Origin { get; init; } = WorkOrigin.ByHand;

    /// <summary>Where it comes from, in words.</summary>
    public string OriginWords { get; init; } = "by hand";

    public WorkType Type { get; set; } = WorkType.Corrective;

    public string Title { get; set; } = string.Empty;

    public string Description { get; set; } = string.Empty;

    public string Asset { get; set; } = string.Empty;

    public string Component { get; set; } = string.Empty;

    public double DurationHours { get; set; } = 2;

    public int Technicians { get; set; } = 1;

    /// <summary>Separated by commas.</summary>
    public string Skills { get; set; } = string.Empty;

    /// <summary>Name of the part that is needed; empty for none.</summary>
    public string Part { get; set; } = string.Empty;

    /// <summary>When it is there, by the plant's clock; null = in stock.</summary>
    public DateTime? PartAt { get; set; }

    /// <summary>When it should be done, by the plant's clock.</summary>
    public DateTime? Due { get; set; }

    public WorkPriority Priority { get; set; } = WorkPriority.Medium;

    public bool StopsAsset { get; set; } = true;

    /// <summary>What is asked for.</summary>
    /// <param name="calendar">The plant's clock.</param>
    public WorkContent ToContent(ShiftCalendar calendar) => new()
    {
        Type = Type,
        Title = Title.Trim(),
        Description = Given(Description),
        Asset = Asset,
        Component = Given(Component),
        Duration = TimeSpan.FromHours(double.IsFinite(DurationHours) ? Math.Clamp(DurationHours, 0, 10_000) : 0),
        Technicians = Technicians,
        Skills = [.. Skills.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)],
        Parts = Given(Part) is { } part ? [new(part, 1, PartAt is { } at ? calendar.FromPlantTime(at) : null)] : [],
        Due = Due is { } due ? calendar.FromPlantTime(due) : null,
        Priority = Priority,
        StopsAsset = StopsAsset,
    };

    private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
