using System.Collections.Immutable;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>What an order asks for, as clients write it; durations in hours.</summary>
internal sealed record WorkContentBody
{
    public WorkType? Type { get; init; }

    public string? Title { get; init; }

    public string? Description { get; init; }

    public string? Asset { get; init; }

    public string? Component { get; init; }

    public double? DurationHours { get; init; }

    public int? Technicians { get; init; }

    public ImmutableArray<string>? Skills { get; init; }

    public ImmutableArray<PartNeed>? Parts { get; init; }

    public DateTimeOffset? EarliestStart { get; init; }

    public DateTimeOffset? Due { get; init; }

    public WorkPriority? Priority { get; init; }

    public bool? StopsAsset { get; init; }

    public bool? MayPause { get; init; }

    public ImmutableArray<string>? After { get; init; }

    public static WorkContentBody Of(WorkContent content) => new()
    {
        Type = content.Type,
        Title = content.Title,
        Description = content.Description,
        Asset = content.Asset,
        Component = content.Component,
        DurationHours = content.Duration.TotalHours,
        Technicians = content.Technicians,
        Skills = content.Skills,
        Parts = content.Parts,
        EarliestStart = content.EarliestStart,
        Due = content.Due,
        Priority = content.Priority,
        StopsAsset = content.StopsAsset,
        MayPause = content.MayPause,
        After = content.After,
    };

    /// <exception cref="Storage.Maintenance.MaintenanceRefusedException">The type, the duration or a list's entry is missing or wrong.</exception>
    public WorkContent ToContent()
    {
        if (DurationHours is not { } hours || !(hours > 0 && hours <= WorkContent.MaxDuration.TotalHours))
        {
            throw MaintenanceRequest.Invalid(FormattableString.Invariant($"durationHours: {DurationHours} must lie above 0 and up to {WorkContent.MaxDuration.TotalHours}"));
        }

        if (Parts?.Any(part => part is null) == true)
        {
            throw MaintenanceRequest.Invalid("parts: an entry is null");
        }

        return new()
        {
            Type = Type ?? throw MaintenanceRequest.Invalid("type: it is missing; write corrective, predictive or preventive"),
            Title = Title ?? string.Empty,
            Description = Description,
            Asset = Asset ?? string.Empty,
            Component = string.IsNullOrWhiteSpace(Component) ? null : Component,
            Duration = TimeSpan.FromMinutes(Math.Round(hours * 60, 3)),
            Technicians = Technicians ?? 1,
            Skills = Skills ?? [],
            Parts = Parts ?? [],
            EarliestStart = EarliestStart,
            Due = Due,
            Priority = Priority ?? WorkPriority.Medium,
            StopsAsset = StopsAsset ?? true,
            MayPause = MayPause ?? true,
            After = After ?? [],
        };
    }
}
