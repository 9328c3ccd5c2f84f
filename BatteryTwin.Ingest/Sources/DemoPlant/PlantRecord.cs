namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>What was settled at the first start in a data directory and never changes there: every simulated value follows from it.</summary>
internal sealed record PlantRecord(int Seed, DateTimeOffset FirstStart, TimeSpan FaultDelay, TimeSpan FaultGrowth)
{
    public ulong PlantSeed => unchecked((ulong)Seed);
}
