namespace BatteryTwin.Web.State;

/// <summary>
/// One line as a strip: its stations in flow order, what leaves its last station against what it is built for, and the share of good
/// material over all stations (per cent; null when no station reports scrap).
/// </summary>
public sealed record LineView(string Id, string Title, AssetHealth Health, IReadOnlyList<StationView> Stations, double? Rate, double? NominalRate, string RateUnit, double? YieldPercent)
{
    public double? RateShare => Rate is { } rate && NominalRate is > 0 and { } nominal ? rate / nominal : null;

    /// <summary>At least one station rejects more than is normal.</summary>
    public bool YieldIsLow => Stations.Any(station => station.ScrapIsHigh);

    /// <summary>No station's data can be trusted.</summary>
    public bool IsStale => Stations.Count > 0 && Stations.All(station => station.Health.IsStale);

    /// <summary>What the line does, in words: running, stopped, how many stations do not run, or that nobody knows; null when no station says.</summary>
    public string? StateText
    {
        get
        {
            StationView[] telling = [.. Stations.Where(station => station.State is not null)];
            int running = telling.Count(station => station.State == OperatingStates.Running);
            if (telling.Length == 0)
            {
                return null;
            }

            if (IsStale)
            {
                return "No recent data";
            }

            if (running == telling.Length)
            {
                return OperatingStates.Running;
            }

            return running == 0 ? "Not running" : $"{telling.Length - running} of {telling.Length} not running";
        }
    }
}
