using BatteryTwin.Ingest.Sources.DemoPlant.Faults;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>
/// When units are made. As the whole story is shortened, so are coils and the way of a cell to the end of the line: with the usual settings a coil takes two minutes and its cells are
/// tested three minutes after it was begun. Seconds since 1970 UTC.
/// </summary>
internal sealed class UnitClock
{
    public const int CellsPerCoil = 10;

    /// <summary>A batch of slurry, as long as telemetry has it.</summary>
    public const double SlurrySeconds = 210 * 60;

    /// <summary>A lot of powder.</summary>
    public const double LotSeconds = 7 * 86_400;

    private const double LeastCoilSeconds = 60;
    private const double MostCoilSeconds = 4 * 3600;

    private readonly double _origin;
    private readonly double _transitSeconds;

    public UnitClock(PlantRecord record)
    {
        double transit = StoryFaults.TransitOf(record).TotalSeconds;
        CoilSeconds = Math.Clamp(Math.Round(transit * 2 / 3), LeastCoilSeconds, MostCoilSeconds);
        _transitSeconds = Math.Max(transit, CoilSeconds * 1.5);
        _origin = Math.Floor(StationWear.BeginOf(record).ToUnixTimeSeconds() / CoilSeconds) * CoilSeconds;
    }

    public double CoilSeconds { get; }

    /// <summary>From a coil's end until its last cell is tested.</summary>
    public double LongestSeconds => _transitSeconds;

    /// <summary>The coil that is made at a moment, counted from long before the first start.</summary>
    public long CoilAt(double seconds) => (long)Math.Floor((seconds - _origin) / CoilSeconds);

    public double CoilStart(long coil) => _origin + (coil * CoilSeconds);

    public double CoilEnd(long coil) => CoilStart(coil + 1);

    public long SlurryAt(double seconds) => (long)Math.Floor((seconds - _origin) / SlurrySeconds);

    public double SlurryStart(long slurry) => _origin + (slurry * SlurrySeconds);

    public long LotAt(double seconds) => (long)Math.Floor((seconds - _origin) / LotSeconds);

    /// <summary>When a cell of a coil is tested.</summary>
    public double TestedAt(long coil, int cell) => CoilStart(coil) + _transitSeconds + (cell * CoilSeconds / CellsPerCoil);

    /// <summary>A moment between the coil's end and the test, as a share of that way.</summary>
    public double OnTheWay(long coil, int cell, double share)
    {
        double tested = TestedAt(coil, cell);
        return tested - ((1 - share) * (_transitSeconds - CoilSeconds) * 0.9);
    }
}
