using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Signals;

/// <summary>One station at one moment, as its signals see it: time, activity, and what faults do to it. Moved along in time; not thread-safe.</summary>
internal sealed class StationMoment
{
    private readonly StationSchedule _schedule;
    private readonly StationFaults _faults;
    private readonly StationWear _wear;
    private readonly ulong _seed;

    public StationMoment(Station station, StationSchedule schedule, StationFaults faults, StationWear wear, ulong seed)
    {
        _wear = wear;
        Step = station.Step;
        _schedule = schedule;
        _faults = faults;
        _seed = seed;
    }

    public StepModel Step { get; }

    /// <summary>Since 1970 UTC.</summary>
    public double Seconds { get; private set; } = double.NaN;

    public long WholeSecond { get; private set; }

    public OperatingState State { get; private set; }

    /// <summary>Speed of the machine, 0 to 1.</summary>
    public double Level { get; private set; }

    /// <summary>Severity of the bearing's damage, 0 to 1.</summary>
    public double BearingSeverity => WearOf(PlantComponents.MixerBearing).Severity;

    /// <summary>What bad drying does to the product here and now, 0 to 1.</summary>
    public double QualityEffect => QualityEffectAt(Seconds);

    /// <summary>True while the dryer fan's controller oscillates.</summary>
    public bool FanOscillates => _faults.FanOscillatesAt(Seconds);

    /// <summary>Seconds at full speed since the shift began.</summary>
    public double RunSeconds => _schedule.RunSeconds(Seconds);

    public void MoveTo(double seconds)
    {
        if (seconds == Seconds)
        {
            return;
        }

        Seconds = seconds;
        WholeSecond = (long)Math.Floor(seconds);
        (State, Level) = _schedule.At(seconds);
    }

    /// <summary>How worn the station's component of a kind is.</summary>
    public WearState WearOf(ComponentKind kind) => _wear.At(kind, Seconds);

    public double QualityEffectAt(double seconds) => _faults.QualityEffectAt(seconds);

    /// <summary>Where a cycle of the given length stands, 0 to 1; cycles of one length are in step on a station.</summary>
    public double CycleProgress(double periodMinutes)
    {
        double turns = (Seconds / (periodMinutes * 60)) + SeededNoise.Uniform(_seed, 7);
        return turns - Math.Floor(turns);
    }

    /// <summary>Smooth unit noise that several signals of the station share; <paramref name="cause"/> numbers the common cause.</summary>
    public double Shared(ulong cause, double periodMinutes) => SeededNoise.Smooth(SeededNoise.Mix(_seed, cause), Seconds, periodMinutes * 60);

    /// <summary>Jitter of a cause inside the station, the same for every signal that shows it; new every second.</summary>
    public double SharedJitter(ulong cause) => SeededNoise.Gaussian(SeededNoise.Mix(_seed, cause), WholeSecond);

    /// <summary>The sensor's own jitter, unit variance, new every second.</summary>
    public double Jitter(ulong seed) => SeededNoise.Gaussian(seed, WholeSecond);
}
