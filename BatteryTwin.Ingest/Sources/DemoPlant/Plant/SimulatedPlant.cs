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
    public IReadOnlyList<TrueLife> TrueLives =>
    [
        .. Stations.SelectMany(station => PlantComponents.All.Where(kind => Steps.Of(kind) == station.Station.Step.Name).Select(kind => Life(station.Station, kind)))
            .OrderBy(life => life.Failure),
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

    private StationWear WearOf(Station station) => new(_record, station.SeedFrom(_record.PlantSeed), _faults.Of(station).Lives);

    private TrueLife Life(Station station, ComponentKind kind)
    {
        ComponentLife life = WearOf(station).LifeAt(kind, _record.FirstStart.ToUnixTimeSeconds());
        DateTimeOffset begin = StationWear.BeginOf(_record);
        DateTimeOffset failure = begin + TimeSpan.FromHours(life.Failure);
        return new(station.TwinId, kind.Type, begin + TimeSpan.FromHours(life.BuiltIn), begin + TimeSpan.FromHours(life.Onset), failure, (failure - _record.FirstStart).TotalHours);
    }

    private StationSimulator Simulator(Station station, StationSchedule schedule)
    {
        ulong seed = station.SeedFrom(_record.PlantSeed);
        StationMoment moment = new(station, schedule, _faults.Of(station), WearOf(station), SeededNoise.Seed(seed, "causes"));
        return new(station, moment, station.Step.HasBearingSensor ? new BearingSensor(seed) : null, seed);
    }
}
