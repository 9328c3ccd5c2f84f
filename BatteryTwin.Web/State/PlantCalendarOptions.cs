namespace BatteryTwin.Web.State;

/// <summary>Section <c>BatteryTwin:Plant</c>: the time zone and shifts that pages speak in.</summary>
public sealed record PlantCalendarOptions
{
    public const string Section = "BatteryTwin:Plant";

    /// <summary>IANA time zone, for example <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; init; } = "UTC";

    /// <summary>Hour of the day at which the first shift starts.</summary>
    public int FirstShiftHour { get; init; } = 6;

    /// <summary>Shifts a day, equally long: 1, 2, 3 or 4.</summary>
    public int ShiftsPerDay { get; init; } = 3;
}
