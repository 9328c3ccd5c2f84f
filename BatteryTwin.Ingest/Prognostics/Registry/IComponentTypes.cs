namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>The types of components that are watched.</summary>
public interface IComponentTypes
{
    /// <summary>By name.</summary>
    IReadOnlyList<ComponentSignals> All { get; }
}
