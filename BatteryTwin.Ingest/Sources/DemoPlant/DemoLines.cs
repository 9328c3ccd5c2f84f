using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Lines of the simulated plants, for what is entered about them beside telemetry.</summary>
public static class DemoLines
{
    /// <summary>Twins of the lines.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. PlantSite.All.SelectMany(site => Enumerable.Range(1, site.Lines).Select(line => $"ProductionLine{line}-{site.City}"))];
}
