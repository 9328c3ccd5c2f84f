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

    private readonly double _beginSeconds;
    private readonly ulong _seed;
    private readonly IReadOnlyDictionary<string, ComponentLife> _story;
    private readonly Dictionary<string, ComponentLives> _lives = new(StringComparer.Ordinal);

    /// <param name="record">The plant's record.</param>
    /// <param name="stationSeed">Of the station.</param>
    /// <param name="story">Lives that the story tells, by kind, in hours from the beginning of the lives.</param>
    public StationWear(PlantRecord record, ulong stationSeed, IReadOnlyDictionary<string, ComponentLife> story)
    {
        _beginSeconds = BeginOf(record).ToUnixTimeSeconds();
        _seed = SeededNoise.Seed(stationSeed, "wear");
        _story = story;
    }

    /// <summary>Beginning of the lives of a plant.</summary>
    public static DateTimeOffset BeginOf(PlantRecord record) => record.FirstStart - TimeSpan.FromHours(HoursBefore);

    /// <summary>The life of a kind's component at a time in seconds since 1970 UTC, in hours from the beginning of the lives.</summary>
    public ComponentLife LifeAt(ComponentKind kind, double seconds)
    {
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

    public WearState At(ComponentKind kind, double seconds) => LifeAt(kind, seconds).At((seconds - _beginSeconds) / HourSeconds);
}
