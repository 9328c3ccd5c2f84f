namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>The types of components that are watched.</summary>
public interface IComponentTypes
{
    /// <summary>Raised after the types, or what they give, may have changed; handlers must be quick and must not throw.</summary>
    event Action? Changed;

    /// <summary>By name.</summary>
    IReadOnlyList<ComponentSignals> All { get; }
}
