using BatteryTwin.Domain.Prognostics.Wear;

namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>The plant's kinds of components that wear, with the columns of their histories.</summary>
internal sealed class PlantComponentTypes : IComponentTypes
{
    public IReadOnlyList<ComponentSignals> All { get; } =
        [.. PlantComponents.All.Select(kind => new ComponentSignals(kind.Type, [FleetHistory.RateColumn, .. kind.Signals.Select(signal => signal.Field)])).OrderBy(kind => kind.ComponentType, StringComparer.Ordinal)];
}
