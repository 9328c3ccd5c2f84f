namespace BatteryTwin.Ingest.Sources.DemoPlant.Faults;

/// <summary>Somebody renewed a component of the simulated plant.</summary>
/// <param name="TwinId">Twin of the station.</param>
/// <param name="Component">Name of the component.</param>
/// <param name="At">When; it is as new from then on.</param>
internal sealed record ComponentRepair(string TwinId, string Component, DateTimeOffset At)
{
    /// <summary>Seconds since 1970 UTC.</summary>
    public double Seconds => (At - DateTimeOffset.UnixEpoch).TotalSeconds;
}
