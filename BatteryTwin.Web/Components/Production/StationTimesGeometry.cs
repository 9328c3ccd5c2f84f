using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Production.Time;
using BatteryTwin.Web.Components.Controls;
using BatteryTwin.Web.State.Planning;

namespace BatteryTwin.Web.Components.Production;

/// <summary>Drawing of a station's times: 1000 wide and 34 high, states above, a bar below where somebody gave a reason.</summary>
internal static class StationTimesGeometry
{
    private const double Narrowest = 0.7;
    private const int StatesHeight = 26;

    /// <summary>One path per state, in the order they first occur.</summary>
    public static IReadOnlyList<StateTrack> Tracks(StationTimes times)
    {
        Dictionary<StationState, StringBuilder> paths = [];
        foreach (StateInterval state in times.States.Where(state => state.State != StationState.Unknown))
        {
            if (!paths.TryGetValue(state.State, out StringBuilder? path))
            {
                paths[state.State] = path = new();
            }

            (int top, int height) = Extent(state.State);
            Append(path, times, state, top, height);
        }

        return [.. paths.Select(pair => new StateTrack(pair.Key.ToString().ToLowerInvariant(), pair.Value.ToString()))];
    }

    /// <summary>Where people gave a reason.</summary>
    public static string Edited(StationTimes times)
    {
        StringBuilder path = new();
        foreach (StateInterval state in times.States.Where(state => state.Measured is not null))
        {
            Append(path, times, state, StatesHeight + 2, 5);
        }

        return path.ToString();
    }

    /// <summary>The area in which a stretch is chosen.</summary>
    public static string Box(StationTimes times, StateInterval state)
    {
        StringBuilder path = new();
        Append(path, times, state, 0, 34);
        return path.ToString();
    }

    /// <summary>The chosen stretch, framed.</summary>
    public static string Frame(StationTimes times, StateInterval state)
    {
        StringBuilder path = new();
        Append(path, times, state, 1, 32);
        return path.ToString();
    }

    private static void Append(StringBuilder path, StationTimes times, StateInterval state, int top, int height)
    {
        double span = (times.To - times.From).Ticks;
        double x = StateTimelineGeometry.Width * ((state.From - times.From).Ticks / span);
        double width = Math.Max(Narrowest, StateTimelineGeometry.Width * (state.Duration.Ticks / span));
        path.Append(CultureInfo.InvariantCulture, $"M{x:0.##} {top}h{width:0.##}v{height}h-{width:0.##}z");
    }

    /// <summary>A station that runs is a low bar, one that idles a line; one that does not work fills the row.</summary>
    private static (int Top, int Height) Extent(StationState state) => state switch
    {
        StationState.Running => (15, 11),
        StationState.Idle => (20, 6),
        StationState.Planned or StationState.Trial => (8, 18),
        _ => (1, 25),
    };
}
