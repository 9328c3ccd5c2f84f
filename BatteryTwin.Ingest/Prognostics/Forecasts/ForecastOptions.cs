namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Section <c>BatteryTwin:Prognostics:Forecasts</c>: remaining life of the running plant's components.</summary>
public sealed record ForecastOptions
{
    public const string Section = "BatteryTwin:Prognostics:Forecasts";

    /// <summary>Off: no component is scored.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>How often every component is scored.</summary>
    public TimeSpan Every { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Hours of stored signals that a forecast rests on.</summary>
    public int WindowHours { get; init; } = 720;

    /// <summary>The hour under way counts as the mean of its newest minutes.</summary>
    public TimeSpan Newest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Without signals for so long, nothing is said of a component.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A forecast that stays about the same is written this often.</summary>
    public TimeSpan WriteEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>One that changed by 2 % of the cap is written after this time; one that changed by 10 % at once.</summary>
    public TimeSpan WriteChangeEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Train models of the demo plant's fleet when there are none.</summary>
    public bool FleetTraining { get; init; } = true;

    /// <summary>How long that waits after the start, so that pages come first.</summary>
    public TimeSpan FleetDelay { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Decides the fleet.</summary>
    public int FleetSeed { get; init; } = 20;
}
