using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Services of a file that is written without a browser window: the plant's configured time zone instead of that of a page.</summary>
internal sealed class ReportScope(IServiceProvider services) : IServiceProvider
{
    private readonly ShiftCalendar _calendar = new(
        TimeZoneInfo.FindSystemTimeZoneById(services.GetRequiredService<IOptions<PlantCalendarOptions>>().Value.TimeZone),
        services.GetRequiredService<IOptions<PlantCalendarOptions>>().Value.FirstShiftHour,
        services.GetRequiredService<IOptions<PlantCalendarOptions>>().Value.ShiftsPerDay);

    public object? GetService(Type serviceType) => serviceType == typeof(ShiftCalendar) ? _calendar : services.GetService(serviceType);
}
