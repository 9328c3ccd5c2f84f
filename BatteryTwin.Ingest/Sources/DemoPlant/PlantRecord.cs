using System.Text.Json.Serialization;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>What was settled at the first start in a data directory and never changes there: every simulated value follows from it, and from what people renewed.</summary>
internal sealed record PlantRecord(int Seed, DateTimeOffset FirstStart, TimeSpan FaultDelay, TimeSpan FaultGrowth)
{
    /// <summary>From the faults' onset to the failure of the mixer's bearing; zero in plants of before forecasts: it fails when the growth is over.</summary>
    public TimeSpan FaultLife { get; init; }

    /// <summary>What people renewed since; kept in a file of its own.</summary>
    [JsonIgnore]
    public PlantRepairs Repairs { get; init; } = PlantRepairs.None;

    public ulong PlantSeed => unchecked((ulong)Seed);
}
