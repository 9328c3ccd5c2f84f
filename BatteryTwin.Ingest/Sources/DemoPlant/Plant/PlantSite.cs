namespace BatteryTwin.Ingest.Sources.DemoPlant.Plant;

/// <summary>A simulated plant: its place, its number of lines, and the clock its shifts follow.</summary>
/// <param name="City">Last part of the twins' ids.</param>
/// <param name="Lines">Number of production lines.</param>
/// <param name="TimeZone">IANA time zone.</param>
/// <param name="StandardOffset">Offset used where the system knows no time zones.</param>
internal sealed record PlantSite(string City, int Lines, string TimeZone, TimeSpan StandardOffset)
{
    public static IReadOnlyList<PlantSite> All { get; } =
    [
        new("Dallas", 3, "America/Chicago", TimeSpan.FromHours(-6)),
        new("Munich", 1, "Europe/Berlin", TimeSpan.FromHours(1)),
        new("Shanghai", 2, "Asia/Shanghai", TimeSpan.FromHours(8)),
    ];
}
