using BatteryTwin.Ingest.Sources.DemoPlant.Plant;

namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>The units of all lines. Not thread-safe.</summary>
internal sealed class PlantUnits
{
    private readonly LineUnits[] _lines;

    public PlantUnits(PlantRecord record)
    {
        UnitClock clock = new(record);
        _lines = [.. new SimulatedPlant(record).Stations.GroupBy(station => station.Station.LineId, StringComparer.Ordinal).Select(line => new LineUnits([.. line], clock, record.PlantSeed))];
    }

    /// <summary>What the lines finished in a span of time, seconds since 1970 UTC, from inclusive to exclusive.</summary>
    /// <param name="from">Begin.</param>
    /// <param name="to">End.</param>
    /// <param name="fine">Of coils that ended before this, one in twenty counts.</param>
    /// <param name="isPresent">Whether a line's twin is in the graph.</param>
    public UnitBatch Of(double from, double to, double fine, Func<string, bool> isPresent)
    {
        UnitBatch batch = new();
        foreach (LineUnits line in _lines.Where(line => isPresent(line.LineId)))
        {
            line.Add(batch, from, to, fine);
        }

        return batch;
    }
}
