using System.Globalization;
using System.Text;
using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>Drawing of state timelines: a row is 1000 wide and 24 high, whatever its size on screen.</summary>
public static class StateTimelineGeometry
{
    public const int Width = 1000;

    private const double Narrowest = 0.7;
    private static readonly int[] s_tickMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 720, 1440, 2880, 7200, 14400];

    /// <summary>One track per state, in the order they first occur; a segment is never too narrow to be seen.</summary>
    public static IReadOnlyList<StateTrack> Tracks(StateRow row, DateTimeOffset from, DateTimeOffset to)
    {
        double span = (to - from).Ticks;
        List<(string State, StringBuilder Path)> tracks = [];
        foreach (StateSegment segment in row.Segments)
        {
            int index = tracks.FindIndex(track => track.State == segment.State);
            if (index < 0)
            {
                index = tracks.Count;
                tracks.Add((segment.State, new StringBuilder()));
            }

            double x = Width * ((segment.From - from).Ticks / span);
            double width = Math.Max(Narrowest, Width * (segment.Duration.Ticks / span));
            (int top, int height) = Extent(segment.State);
            tracks[index].Path.Append(CultureInfo.InvariantCulture, $"M{x:0.##} {top}h{width:0.##}v{height}h-{width:0.##}z");
        }

        return [.. tracks.Select(track => new StateTrack(track.State, track.Path.ToString()))];
    }

    /// <summary>Up to eight round times in plant time.</summary>
    public static IReadOnlyList<TimeTick> Ticks(DateTimeOffset from, DateTimeOffset to, ShiftCalendar calendar)
    {
        TimeSpan span = to - from;
        int minutes = s_tickMinutes.FirstOrDefault(step => span.TotalMinutes / step <= 8, s_tickMinutes[^1]);
        TimeSpan step = TimeSpan.FromMinutes(minutes);
        DateTime local = calendar.ToPlantTime(from).DateTime;
        DateTime first = local.Date + (Math.Ceiling((local - local.Date) / step) * step);
        string format = minutes >= 1440 ? "d MMM" : span.TotalHours > 24 ? "d MMM HH:mm" : "HH:mm";
        List<TimeTick> ticks = [];
        for (DateTime at = first; calendar.FromPlantTime(at) is var time && time < to && ticks.Count <= 12; at += step)
        {
            double percent = 100 * ((time - from) / span);
            if (percent is >= 0 and <= 97)
            {
                ticks.Add(new(percent, at.ToString(format, CultureInfo.InvariantCulture)));
            }
        }

        return ticks;
    }

    /// <summary>A station that runs is a low bar, one that idles a line; one that does not work fills the row.</summary>
    private static (int Top, int Height) Extent(string state) => state switch
    {
        OperatingStates.Running => (12, 10),
        OperatingStates.Idle => (19, 3),
        _ => (2, 20),
    };
}
