using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>A simulated station: a step of a line of a plant.</summary>
internal sealed record Station(PlantSite Site, int Line, StepModel Step)
{
    public string TwinId { get; } = $"{Step.Name}-Line{Line}-{Site.City}";

    /// <summary>Id of the line's twin.</summary>
    public string LineId => $"ProductionLine{Line}-{Site.City}";

    public ulong SeedFrom(ulong plantSeed) => SeededNoise.Seed(plantSeed, TwinId);
}
