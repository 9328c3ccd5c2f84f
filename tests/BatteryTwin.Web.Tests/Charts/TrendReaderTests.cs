using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Web.Components.Charts;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Trends;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Charts;

public sealed class TrendReaderTests
{
    private static readonly DateTimeOffset s_start = SmallPlant.Start;
    private static readonly TrendSignal s_speed = new("Mix-A", "speed", "Speed", "m/min", new NormalBand(38, 42));

    private readonly SmallPlant _plant = new();

    [Fact]
    public async Task Read_Values_GivesCurveSummaryAndResolution()
    {
        Put("speed", (0, 40), (1, 43), (2, 41));

        TrendView view = await ReadAsync(s_speed);

        TrendLine line = Assert.Single(view.Lines);
        Assert.Equal([40, 43, 41], line.Values.Select(value => value!.Value));
        Assert.Equal((3, 40.0, 43.0, 41.0), (line.Summary.Points, line.Summary.Min, line.Summary.Max, line.Summary.Newest));
        Assert.Equal(124.0 / 3, line.Summary.Mean, 9);
        Assert.Equal(1.0 / 3, line.Summary.ShareOutside!.Value, 9);
        Assert.Equal("values as recorded", view.Resolution);
        Assert.Equal("Speed left the normal band for a while", TrendWords.Finding(view));
        Assert.Equal("Speed: 40.0 to 43.0 m/min, mean 41.3 m/min, newest 41.0 m/min, outside its normal band 33 % of the time.", TrendWords.Summary(line).Replace("33%", "33 %", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_Gap_BreaksTheLineWithAnEmptyPoint()
    {
        Put("speed", (0, 40), (1, 40), (2, 40), (30, 40), (31, 40), (32, 40));

        TrendLine line = Assert.Single((await ReadAsync(s_speed)).Lines);

        Assert.Equal(7, line.Values.Length);
        Assert.Null(line.Values[3]);
        Assert.Equal(line.TimesMs[2] + 1, line.TimesMs[3]);
        Assert.Equal(6, line.Summary.Points);
    }

    [Fact]
    public async Task Read_Boolean_IsAStepOfNoughtAndOne()
    {
        _plant.Store.Put("Mix-A", "open", s_start, FieldValue.Boolean(false));
        _plant.Store.Put("Mix-A", "open", s_start.AddSeconds(1), FieldValue.Boolean(true));

        TrendLine line = Assert.Single((await ReadAsync(new TrendSignal("Mix-A", "open", "Valve", string.Empty, null))).Lines);

        Assert.True(line.IsStepped);
        Assert.Equal([0, 1], line.Values.Select(value => value!.Value));
    }

    [Fact]
    public async Task Read_NothingRecordedOrText_IsMissing()
    {
        _plant.Store.Put("Mix-A", "lot", s_start, FieldValue.String("A-7"));

        TrendView view = await ReadAsync(s_speed, new("Mix-A", "lot", "Lot", string.Empty, null));

        Assert.Empty(view.Lines);
        Assert.Equal(["Speed", "Lot"], view.Missing.Select(signal => signal.Name));
        Assert.Equal("Nothing was recorded in this time", TrendWords.Finding(view));
    }

    [Fact]
    public async Task Read_AlertInRange_IsAnEvent()
    {
        Put("speed", (0, 40));
        _plant.Alerts.Raise("Mix-A", AlertPriority.High, "Bearing fault predicted");
        _plant.Alerts.Raise("Coat-A", AlertPriority.High, "Of another asset");

        TrendEvent item = Assert.Single((await ReadAsync(s_speed)).Events);

        Assert.Equal((SmallPlant.Start, HealthLevel.High, "Bearing fault predicted"), (item.Time, item.Level, item.Text));
    }

    [Fact]
    public async Task Read_NewestOutside_IsTheFinding()
    {
        Put("speed", (0, 40), (1, 45));

        Assert.Equal("Speed is outside the normal band", TrendWords.Finding(await ReadAsync(s_speed)));
    }

    [Fact]
    public async Task Csv_TwoCurves_HasUnitsUtcTimesAndInvariantNumbers()
    {
        Put("speed", (0, 40.5), (1, 41));
        Put("load, net", (1, 2));

        string csv = TrendTable.Csv(await ReadAsync(s_speed, new("Mix-A", "load, net", "Load, net", "kg", null)));

        Assert.Equal(
            "time,Speed (Mix-A speed) [m/min],\"Load, net (Mix-A load, net) [kg]\"\r\n2026-05-04T08:00:00Z,40.5,\r\n2026-05-04T08:00:01Z,41,2\r\n",
            csv);
    }

    [Fact]
    public async Task Csv_NameThatASpreadsheetWouldRun_IsMadeText()
    {
        Put("=1+1", (0, 1));

        Assert.StartsWith("time,'=1+1 (", TrendTable.Csv(await ReadAsync(new TrendSignal("Mix-A", "=1+1", "=1+1", string.Empty, null))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figure_OfAPlantEastOfUtc_ShowsItsClock()
    {
        Put("speed", (0, 40));

        TrendChartFigure figure = TrendChartFigure.Of(await ReadAsync(s_speed), new ShiftCalendar(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), 6, 3));

        Assert.Equal(s_start.AddHours(8).ToUnixTimeMilliseconds(), Assert.Single(Assert.Single(figure.Lines).Times));
        Assert.Equal(s_start.AddHours(8).AddMinutes(-1).ToUnixTimeMilliseconds(), figure.From);
    }

    private void Put(string field, params (int Second, double Value)[] points) =>
        Array.ForEach(points, point => _plant.Store.Put("Mix-A", field, s_start.AddSeconds(point.Second), FieldValue.Float(point.Value)));

    private Task<TrendView> ReadAsync(params TrendSignal[] signals) =>
        new TrendReader(_plant.Store, _plant.Alerts).ReadAsync(signals, s_start.AddMinutes(-1), s_start.AddMinutes(10), TestContext.Current.CancellationToken);
}
