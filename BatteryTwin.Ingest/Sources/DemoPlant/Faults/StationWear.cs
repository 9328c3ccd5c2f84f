using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>
/// How worn the components of one station are. Their lives follow one another from a year and more before the plant's first start; the
/// mixers' bearings hold for months after it, so that the story's bearing is the only one that fails. Not thread-safe.
/// </summary>
internal sealed class StationWear
{
    private const double HourSeconds = 3600;

    /// <summary>From the beginning of the lives to the plant's first start: longer than any history that is filled.</summary>
    private const double HoursBefore = 400 * 24;

    /// <summary>How long after the first start no mixer's bearing but the story's begins to fail.</summary>
    private const double SoundHoursAfter = 180 * 24;

    private readonly string _twinId;
    private readonly PlantRepairs _repairs;
    private readonly double _beginSeconds;
    private readonly ulong _seed;
    private readonly IReadOnlyDictionary<string, ComponentLife> _story;
    private readonly Dictionary<string, ComponentLives> _lives = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Type, double Seconds), ComponentLives> _renewed = [];

    /// <param name="record">The plant's record.</param>
    /// <param name="twinId">Twin of the station.</param>
    /// <param name="stationSeed">Of the station.</param>
    /// <param name="story">Lives that the story tells, by kind, in hours from the beginning of the lives.</param>
    public StationWear(PlantRecord record, string twinId, ulong stationSeed, IReadOnlyDictionary<string, ComponentLife> story)
    {
        (_twinId, _repairs) = (twinId, record.Repairs);
        _beginSeconds = BeginOf(record).ToUnixTimeSeconds();
        _seed = SeededNoise.Seed(stationSeed, "wear");
        _story = story;
    }

    /// <summary>Beginning of the lives of a plant.</summary>
    public static DateTimeOffset BeginOf(PlantRecord record) => record.FirstStart - TimeSpan.FromHours(HoursBefore);

    /// <summary>The life of a kind's component at a time in seconds since 1970 UTC, in hours from the beginning of the lives.</summary>
    public ComponentLife LifeAt(ComponentKind kind, double seconds)
    {
        if (_repairs.LastBefore(_twinId, kind.Type, seconds) is { } repaired)
        {
            return Renewed(kind, repaired, seconds);
        }

        if (_story.TryGetValue(kind.Type, out ComponentLife? told))
        {
            return told;
        }

        if (!_lives.TryGetValue(kind.Type, out ComponentLives? lives))
        {
            double sound = kind.Type == PlantComponents.MixerBearing.Type ? HoursBefore + SoundHoursAfter : 0;
            _lives[kind.Type] = lives = new(kind, SeededNoise.Seed(_seed, kind.Type), sound);
        }

        return lives.At((seconds - _beginSeconds) / HourSeconds);
    }

    /// <summary>When a component is renewed after a moment and up to another, in seconds since 1970 UTC; null for never.</summary>
    public double? RenewedBetween(ComponentKind kind, double seconds, double until) => _repairs.LastBefore(_twinId, kind.Type, until) is { } at && at > seconds ? at : null;

    public WearState At(ComponentKind kind, double seconds) => LifeAt(kind, seconds).At((seconds - _beginSeconds) / HourSeconds);

    /// <summary>Lives from a repair on; the first of them holds for months, as work that was done well does.</summary>
    private ComponentLife Renewed(ComponentKind kind, double repaired, double seconds)
    {
        if (!_renewed.TryGetValue((kind.Type, repaired), out ComponentLives? lives))
        {
            _renewed[(kind.Type, repaired)] = lives = new(kind, SeededNoise.Mix(SeededNoise.Seed(_seed, kind.Type), unchecked((ulong)(long)repaired)), SoundHoursAfter);
        }

        double begin = (repaired - _beginSeconds) / HourSeconds;
        ComponentLife life = lives.At((seconds - repaired) / HourSeconds);
        return life with { BuiltIn = life.BuiltIn + begin, Onset = life.Onset + begin, Failure = life.Failure + begin };
    }
}
