namespace BatteryTwin.Web.State.Models;

/// <summary>One content of a model, for a table. <see cref="Leads"/> is the component's model or the relationship's target.</summary>
public sealed record ModelContentRow
{
    public required string Name { get; init; }

    public required string Kind { get; init; }

    public required string Schema { get; init; }

    public string Unit { get; init; } = string.Empty;

    public bool Writable { get; init; }

    /// <summary>The model that declares it; null when it is the shown one.</summary>
    public ModelLink? InheritedFrom { get; init; }

    public string? Description { get; init; }

    public ModelLink? Leads { get; init; }
}
