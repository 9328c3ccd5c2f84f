using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Crews, costs and recurring plans, as one reading saw them.</summary>
public sealed record MaintenanceDataView
{
    public required DateTimeOffset At { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<CrewItem> Crews { get; init; }

    public required Versioned<CostCatalogue> Costs { get; init; }

    /// <summary>The dearest failure first, before it what no station has.</summary>
    public required IReadOnlyList<ComponentItem> Components { get; init; }

    /// <summary>Lines of the plant and of the costs, by name.</summary>
    public required IReadOnlyList<LineItem> Lines { get; init; }

    /// <summary>Currency, labour and lateness are still the demo plant's.</summary>
    public required bool IsDemoPlant { get; init; }

    /// <summary>The next due first.</summary>
    public required IReadOnlyList<PlanItem> Plans { get; init; }

    /// <summary>Skills that crews have or work asks for.</summary>
    public IReadOnlyList<string> Skills =>
    [
        .. Crews.SelectMany(item => item.Crew.Value.Skills).Concat(Components.SelectMany(item => item.Costs.Skills)).Concat(Plans.SelectMany(item => item.Plan.Value.Content.Skills))
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.CurrentCulture),
    ];

    /// <summary>Something of the costs is still the demo plant's.</summary>
    public bool HasDemoCosts => IsDemoPlant || Components.Any(item => item.IsDemo) || Lines.Any(item => item.IsDemo);
}
