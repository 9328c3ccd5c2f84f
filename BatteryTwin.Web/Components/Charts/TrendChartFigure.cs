using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.Components.Charts;

/// <summary>A trend chart as its script takes it: everything in plant time, so that axis and cursor show the plant's clocks.</summary>
internal sealed record TrendChartFigure(long From, long To, IReadOnlyList<TrendChartLine> Lines, IReadOnlyList<TrendChartEvent> Events)
{
    public static TrendChartFigure Of(TrendView view, ShiftCalendar calendar) => new(
        WallClock(view.From, calendar),
        WallClock(view.To, calendar),
        [.. view.Lines.Select(line => Line(line, calendar))],
        [.. view.Events.Select(item => new TrendChartEvent(WallClock(item.Time, calendar), item.Level.ToString().ToLowerInvariant(), $"{calendar.ToPlantTime(item.Time):HH:mm:ss} {item.Text}"))]);

    private static TrendChartLine Line(TrendLine line, ShiftCalendar calendar) => new(
        line.Label,
        line.Signal.Unit,
        SignalText.Band(line.Signal.Normal),
        line.Signal.Normal?.Low,
        line.Signal.Normal?.High,
        SignalText.Decimals(line.Summary.Newest, line.Signal.Normal),
        line.IsStepped,
        [.. line.TimesMs.Select(time => WallClock(DateTimeOffset.FromUnixTimeMilliseconds(time), calendar))],
        line.Values,
        line.Low,
        line.High);

    private static long WallClock(DateTimeOffset time, ShiftCalendar calendar) =>
        (calendar.ToPlantTime(time).DateTime.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;
}
