using BatteryTwin.Domain.Alarms;

namespace BatteryTwin.Web.State;

/// <summary>
/// Decides what a live region says about new critical alarms: each alarm once, at most one announcement per ten seconds, several
/// alarms together in one. One per open page.
/// </summary>
public sealed class AlarmAnnouncer
{
    /// <summary>Shortest time between two announcements.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    private HashSet<string>? _known;
    private DateTimeOffset? _lastSaid;

    /// <summary>What to say now; null for nothing. Alarms that stood when the page opened are not news.</summary>
    public string? Next(IEnumerable<AlertRow> open, DateTimeOffset now)
    {
        AlertRow[] critical = [.. open.Where(row => row is { State: AlertState.New, Alert.Priority: AlertPriority.Critical })];
        if (_known is null)
        {
            _known = [.. critical.Select(row => row.Alert.Id)];
            return null;
        }

        AlertRow[] fresh = [.. critical.Where(row => !_known.Contains(row.Alert.Id))];
        if (fresh.Length == 0 || now - _lastSaid < Interval)
        {
            return null;
        }

        _known = [.. critical.Select(row => row.Alert.Id)];
        _lastSaid = now;
        return fresh.Length == 1 ? $"New critical alarm: {fresh[0].Title}, {fresh[0].AssetTitle}" : $"{fresh.Length} new critical alarms";
    }
}
