using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Makes windows anew from the plant's record.</summary>
internal sealed class VibrationWindows(PlantFiles files, IOptions<DemoPlantOptions> options) : IVibrationWindows
{
    private readonly Lock _gate = new();
    private Dictionary<string, StationSimulator>? _stations;

    public IReadOnlyList<double>? WindowAt(string twinId, DateTimeOffset time)
    {
        if (!options.Value.Enabled)
        {
            return null;
        }

        lock (_gate)
        {
            _stations ??= Load();
            return _stations?.GetValueOrDefault(twinId)?.WindowAt(time.ToUnixTimeSeconds());
        }
    }

    private Dictionary<string, StationSimulator>? Load() => files.ReadPlant() is { } record
        ? new SimulatedPlant(record).Stations.Where(station => station.Bearing is not null).ToDictionary(station => station.Station.TwinId, StringComparer.Ordinal)
        : null;
}
