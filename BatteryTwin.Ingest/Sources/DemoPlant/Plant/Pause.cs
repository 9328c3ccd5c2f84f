namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>A span of time, in seconds since 1970 UTC.</summary>
internal readonly record struct Pause(double Start, double End)
{
    private const double SlowDownSeconds = 8;
    private const double SpeedUpSeconds = 25;

    public static Pause None { get; } = new(double.PositiveInfinity, double.PositiveInfinity);

    public bool Covers(double seconds) => seconds >= Start && seconds < End;

    /// <summary>Speed of a machine that pauses here: 1 before, down to 0 at its start, back to 1 after its end.</summary>
    public double LevelAt(double seconds)
    {
        if (seconds < Start || seconds >= End + SpeedUpSeconds)
        {
            return 1;
        }

        return seconds < End ? Math.Max(0, 1 - ((seconds - Start) / SlowDownSeconds)) : (seconds - End) / SpeedUpSeconds;
    }

    /// <summary>What is left of the pause when its first minutes are bridged; none when nothing is.</summary>
    public Pause After(double bridgedSeconds) => Start + bridgedSeconds < End ? new(Start + bridgedSeconds, End) : None;
}
