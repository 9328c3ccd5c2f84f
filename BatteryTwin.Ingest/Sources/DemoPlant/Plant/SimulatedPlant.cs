using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Sources.DemoPlant.Signals;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>All stations of the three plants, ready to be asked for any moment. Not thread-safe; cheap to make.</summary>
internal sealed class SimulatedPlant
{
    private readonly PlantRecord _record;
    private readonly StoryFaults _faults;
    private readonly Dictionary<string, StationWear> _wear = new(StringComparer.Ordinal);

    public SimulatedPlant(PlantRecord record)
    {
        _record = record;
        _faults = new(record);
        Stations = [.. PlantSite.All.SelectMany(site => Enumerable.Range(1, site.Lines).SelectMany(line => Line(site, line)))];
    }

    /// <summary>Ids of the stations' twins, whatever the record.</summary>
    public static IEnumerable<string> TwinIds => PlantSite.All.SelectMany(site =>
        Enumerable.Range(1, site.Lines).SelectMany(line => Steps.InOrder.Select(step => new Station(site, line, step).TwinId)));

    public IReadOnlyList<StationSimulator> Stations { get; }

    /// <summary>How long each component lives that runs at the first start, in order of failure.</summary>
    public IReadOnlyList<TrueLife> TrueLives => LivesAt(_record.FirstStart);

    /// <summary>How long each component lives that runs at a moment, in order of failure.</summary>
    public IReadOnlyList<TrueLife> LivesAt(DateTimeOffset time) =>
    [
        .. Stations.SelectMany(station => PlantComponents.All.Where(kind => Steps.Of(kind) == station.Station.Step.Name).Select(kind => Life(station.Station, kind, time)))
            .OrderBy(life => life.Failure),
    ];

    /// <summary>Components that fail after a moment and up to another, in order of failure.</summary>
    public IReadOnlyList<ComponentFailure> Failures(DateTimeOffset after, DateTimeOffset to) =>
    [
        .. Stations.SelectMany(station => PlantComponents.All.Where(kind => Steps.Of(kind) == station.Station.Step.Name).SelectMany(kind => Failures(station.Station, kind, after, to)))
            .OrderBy(failure => failure.At),
    ];

    public int SeriesCount => Stations.Sum(station => station.SeriesCount);

    private IEnumerable<StationSimulator> Line(PlantSite site, int line)
    {
        Station[] stations = [.. Steps.InOrder.Select(step => new Station(site, line, step))];
        StopPlan[] stops = [.. stations.Select(station => new StopPlan(station.Step, station.SeedFrom(_record.PlantSeed), _faults.QuietTimeOf(station.TwinId)))];
        for (int i = 0; i < stations.Length; i++)
        {
            (StopPlan, double)? upstream = i > 0 ? (stops[i - 1], stations[i - 1].Step.BufferMinutes * 60) : null;
            (StopPlan, double)? downstream = i + 1 < stations.Length ? (stops[i + 1], stations[i].Step.BufferMinutes * 60) : null;
            yield return Simulator(stations[i], new(stations[i].Step, new(site), stops[i], upstream, downstream));
        }
    }

    private StationWear WearOf(Station station)
    {
        if (!_wear.TryGetValue(station.TwinId, out StationWear? wear))
        {
            _wear[station.TwinId] = wear = new(_record, station.TwinId, station.SeedFrom(_record.PlantSeed), _faults.Of(station).Lives);
        }

        return wear;
    }

    private TrueLife Life(Station station, ComponentKind kind, DateTimeOffset time)
    {
        ComponentLife life = WearOf(station).LifeAt(kind, Seconds(time));
        DateTimeOffset begin = StationWear.BeginOf(_record);
        DateTimeOffset failure = begin + TimeSpan.FromHours(life.Failure);
        return new(station.TwinId, kind.Type, begin + TimeSpan.FromHours(life.BuiltIn), begin + TimeSpan.FromHours(life.Onset), failure, (failure - _record.FirstStart).TotalHours);
    }

    private IEnumerable<ComponentFailure> Failures(Station station, ComponentKind kind, DateTimeOffset after, DateTimeOffset to)
    {
        StationWear wear = WearOf(station);
        DateTimeOffset begin = StationWear.BeginOf(_record);
        DateTimeOffset last = after;
        double look = Seconds(after);
        while (true)
        {
            DateTimeOffset next = begin + TimeSpan.FromHours(wear.LifeAt(kind, look).Failure);
            if (wear.RenewedBetween(kind, look, Seconds(next)) is { } renewed)
            {
                look = renewed;
                continue;
            }

            // A story's component is not replaced: its life stays the same after its end.
            if (next > to || (next <= last && look > Seconds(last)))
            {
                yield break;
            }

            if (next > last)
            {
                last = next;
                yield return new(station.TwinId, kind.Type, next);
            }

            look = Seconds(last) + 1;
        }
    }

    private static double Seconds(DateTimeOffset time) => (time - DateTimeOffset.UnixEpoch).TotalSeconds;

    private StationSimulator Simulator(Station station, StationSchedule schedule)
    {
        ulong seed = station.SeedFrom(_record.PlantSeed);
        StationMoment moment = new(station, schedule, _faults.Of(station), WearOf(station), SeededNoise.Seed(seed, "causes"));
        return new(station, moment, station.Step.HasBearingSensor ? new BearingSensor(seed) : null, seed);
    }
}
