using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>The registry's models, their intervals widened as live outcomes demand.</summary>
internal sealed class RegistryChoice(ModelRegistry registry, IntervalWidening widening) : IModelChoice
{
    public string? ChampionOf(string componentType) => registry.ChampionOf(componentType);

    public IReadOnlyList<string> ChallengersOf(string componentType) => registry.ChallengersOf(componentType);

    public double WideningOf(string componentType, string modelId) => widening.Of(componentType, modelId);
}
