using System.Globalization;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.State.Trace;

/// <summary>Whether there is anything new about units, and whether what is known is up to date. Singleton.</summary>
public sealed class UnitNews(IGenealogyShelf shelf)
{
    /// <summary>Another number means that units came, changed or went.</summary>
    public long Version => shelf.Version;

    /// <summary>Since when the process that keeps the units cannot be read; null while it can.</summary>
    public DateTimeOffset? StaleSince => shelf.StaleSince;

    /// <summary>Words for that; null while all is up to date.</summary>
    public string? StaleNote(ShiftCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return StaleSince is { } since ? $"Units as of {calendar.ToPlantTime(since).ToString("d MMM HH:mm:ss", CultureInfo.CurrentCulture)}: the ingest service, which keeps them, cannot be reached." : null;
    }
}
