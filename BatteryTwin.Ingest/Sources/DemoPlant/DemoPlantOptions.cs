namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Section <c>BatteryTwin:DemoPlant</c>: the simulated plant.</summary>
public sealed record DemoPlantOptions
{
    public const string Section = "BatteryTwin:DemoPlant";

    /// <summary>Off: the process starts without models, twins and simulated telemetry.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Fixed at the first start in a data directory; every signal and fault follows from it.</summary>
    public int Seed { get; init; } = 20;

    /// <summary>From the first start to the onset of the plant's faults, below zero for faults that are there already; fixed at the first start.</summary>
    public TimeSpan FaultDelay { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>From the onset until a fault is plain: the spall of the mixer's bearing breaks out, the cells show the bad drying. Fixed at the first start.</summary>
    public TimeSpan FaultGrowth { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>From the onset to the failure of the mixer's bearing; the dryer fan's drive fails after three quarters of it. Not longer than the growth: the bearing fails when the growth is over. Fixed at the first start.</summary>
    public TimeSpan FaultLife { get; init; } = TimeSpan.FromHours(200);

    /// <summary>Days before the first start that are filled at one value a minute.</summary>
    public int HistoryDays { get; init; } = 30;

    /// <summary>Hours before the first start that are filled at one value a second.</summary>
    public int RecentHours { get; init; } = 2;

    /// <summary>Share of time the history may work, 0.05 to 1; the rest is left to pages and clients.</summary>
    public double HistoryDuty { get; init; } = 0.8;
}
