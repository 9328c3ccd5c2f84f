using BatteryTwin.Domain.Production.Calendar;

namespace BatteryTwin.Web.Components.Planning;

/// <summary>A holiday while it is being edited.</summary>
internal sealed class HolidayDraft
{
    public DateOnly Date { get; set; }

    public string Name { get; set; } = string.Empty;

    public Holiday Holiday => new(Date, Name.Trim());
}
