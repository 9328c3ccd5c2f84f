using BatteryTwin.Domain.Maintenance.Calendars;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A time off or an extra shift as people enter it, by the crew's clock. Editable.</summary>
public sealed class StretchDraft
{
    private TimeStretch? _known;
    private (DateTime? From, DateTime? To, string Zone) _shown;

    public DateTime? From { get; set; }

    public DateTime? To { get; set; }

    public static StretchDraft Of(TimeStretch stretch, TimeZoneInfo zone)
    {
        StretchDraft draft = new() { From = Minute(stretch.Start, zone), To = Minute(stretch.End, zone), _known = stretch };
        draft._shown = (draft.From, draft.To, zone.Id);
        return draft;
    }

    /// <summary>The stretch; null and a fault where it is none. What nobody touched stays exact to the tick.</summary>
    public TimeStretch? ToStretch(TimeZoneInfo zone, FieldFaults faults, string field)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (_known is { } known && _shown == (From, To, zone.Id))
        {
            return known;
        }

        if (From is not { } from || To is not { } to)
        {
            faults.Add(field, "Begin and end are needed.");
            return null;
        }

        if (to <= from)
        {
            faults.Add(field, "The end does not lie after the begin.");
            return null;
        }

        return new TimeStretch(ZoneTime.ToInstant(zone, from), ZoneTime.ToInstant(zone, to));
    }

    private static DateTime Minute(DateTimeOffset time, TimeZoneInfo zone)
    {
        DateTime local = TimeZoneInfo.ConvertTime(time, zone).DateTime;
        return new(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0);
    }
}
