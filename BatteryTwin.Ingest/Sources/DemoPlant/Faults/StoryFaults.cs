using BatteryTwin.Domain.Prognostics;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Production;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>
/// The plant's two faults: the bearings of the mixer in Munich wear out, and the fan controller of a dryer in Dallas starts to
/// oscillate, so that its line makes bad cells. Both follow from the plant's record alone, so a restart neither resets nor repeats them.
/// </summary>
internal sealed class StoryFaults
{
    public const string MixerTwin = "MixingStep-Line1-Munich";
    public const string CoaterTwin = "CoatingStep-Line2-Dallas";
    public const string TesterTwin = "EndOfLineTestStep-Line2-Dallas";

    /// <summary>How long no stop hides the faults.</summary>
    private static readonly TimeSpan s_quiet = TimeSpan.FromHours(12);

    /// <summary>The material's way from the coater to the end of the line: days in a plant, this share of the growth here.</summary>
    private const double TransitShare = 0.5;

    /// <summary>The fan's drive fails before the mixer's bearing.</summary>
    private const double FanShare = 0.75;

    /// <summary>Age of the story's components at the onset.</summary>
    private const double AgeHours = 14_000;

    private readonly PlantRecord _record;
    private readonly DateTimeOffset _onset;
    private readonly DateTimeOffset _cellsFrom;

    public StoryFaults(PlantRecord record)
    {
        _record = record;
        _onset = record.FirstStart + record.FaultDelay;
        _cellsFrom = _onset + TransitOf(record);
        bool isSlow = record.FaultLife > record.FaultGrowth;
        Bearing = new(_onset, _onset + (isSlow ? record.FaultLife : record.FaultGrowth), SeededNoise.Seed(record.PlantSeed, "bearing"))
        {
            Step = isSlow ? PlantComponents.MixerBearing.Step : 0,
            StepTime = record.FaultGrowth,
            Exponent = PlantComponents.MixerBearing.Exponent,
        };
        Fan = isSlow
            ? new(_onset, _onset + (FanShare * record.FaultLife), SeededNoise.Seed(record.PlantSeed, "fan"))
            {
                Step = PlantComponents.DryerFan.Step,
                StepTime = record.FaultGrowth,
                Exponent = PlantComponents.DryerFan.Exponent,
            }
            : null;
    }

    public DegradationPath Bearing { get; }

    /// <summary>The dryer fan's drive; null in plants of before forecasts, where its controller oscillates for good.</summary>
    public DegradationPath? Fan { get; }

    /// <summary>The material's way from the coater to the end of the line.</summary>
    public static TimeSpan TransitOf(PlantRecord record) => record.FaultGrowth * TransitShare;

    public IReadOnlyList<InjectedFault> Truth =>
    [
        new(
            "mixer-bearing", MixerTwin, "BallBearings", "ball defect, growing", _onset, Bearing.Failure, (Bearing.Failure - _onset).TotalHours,
            [
                new(MixerTwin, "BallBearings.vibrationRms", _onset, $"0.065 g to 0.194 g: {(Bearing.Step > 0 ? "a spall at once, then " : string.Empty)}with the cube of time, with dips of 20 to 40 %"),
                new(MixerTwin, "BallBearings.temperature", _onset, "up by 12 K"),
                new(MixerTwin, "BallBearings.velocityRms", _onset, "1.05 to 2.65 mm/s"),
            ]),
        new(
            "dryer-fan-controller", CoaterTwin, "Dryer", "controller oscillates", _onset, Fan?.Failure, (Fan?.Failure - _onset)?.TotalHours,
            [
                new(CoaterTwin, "DryerFanSpeed", _onset, "standard deviation 0.5 to 2.5 rpm, and a square wave of ±5 rpm, 24 minutes"),
                new(CoaterTwin, "DryerTemperature", _onset, "follows the fan speed, 25 °C at 500 rpm"),
                new(CoaterTwin, "residualSolvent", _onset, "300 to 726 ppm"),
                new(CoaterTwin, "adhesion", _onset, "20 to 14.7 N/m"),
                new(TesterTwin, "capacity", _cellsFrom, "49.9 to 48.4 Ah"),
                new(TesterTwin, "defectRate", _cellsFrom, "2.4 to 94 %"),
                .. DriveWear,
            ]),
    ];

    private IEnumerable<FaultEffect> DriveWear => Fan is null
        ? []
        :
        [
            new(CoaterTwin, "Dryer.fanVelocityRms", _onset, "1.1 to 3.5 mm/s"),
            new(CoaterTwin, "Dryer.fanMotorCurrent", _onset, "21 to 23.2 A"),
            new(CoaterTwin, "Dryer.driveTemperature", _onset, "up by 14 K"),
        ];

    public StationFaults Of(Station station) => station.TwinId switch
    {
        MixerTwin => new() { Lives = Told(PlantComponents.MixerBearing, Bearing) },
        CoaterTwin => new() { Lives = Told(PlantComponents.DryerFan, Fan), FanFrom = Seconds(_onset), QualityFrom = Seconds(_onset), QualityRamp = _record.FaultGrowth.TotalSeconds / 4, DryingMended = seconds => MendedAt(seconds, 0) },
        TesterTwin => new() { QualityFrom = Seconds(_cellsFrom), QualityRamp = _record.FaultGrowth.TotalSeconds / 4, DryingMended = seconds => MendedAt(seconds, TransitOf(_record).TotalSeconds) },
        _ => StationFaults.None,
    };

    /// <summary>Time in which the stations with a fault do not stop.</summary>
    public Pause QuietTimeOf(string twinId) => twinId is MixerTwin or CoaterTwin
        ? new(Seconds(_record.FirstStart - s_quiet), Seconds(Bearing.Failure + s_quiet))
        : Pause.None;

    private Dictionary<string, ComponentLife> Told(ComponentKind kind, DegradationPath? path)
    {
        if (path is null)
        {
            return [];
        }

        DateTimeOffset begin = StationWear.BeginOf(_record);
        double onset = (path.Onset - begin).TotalHours;
        return new() { [kind.Type] = new(onset - AgeHours, onset, (path.Failure - begin).TotalHours, path.Growth) };
    }

    /// <summary>When the dryer was renewed, as it is felt after a delay in seconds; a repair before the onset mends nothing.</summary>
    private double? MendedAt(double seconds, double delay) =>
        _record.Repairs.LastBefore(CoaterTwin, PlantComponents.DryerFan.Type, seconds - delay) is { } at && at >= Seconds(_onset) ? at + delay : null;

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;
}
