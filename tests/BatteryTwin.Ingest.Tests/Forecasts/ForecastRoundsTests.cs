using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;

namespace BatteryTwin.Ingest.Tests.Forecasts;

public sealed class ForecastRoundsTests
{
    private const string Slitter = "SlittingStep-Line2-Dallas";
    private const string OtherMixer = "MixingStep-Line1-Dallas";

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static PlantRecord Record => new(20, s_start, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6)) { FaultLife = TimeSpan.FromHours(200) };

    [Fact]
    public async Task RunAsync_SpallOfTheStory_ShortensItsLifeAndNoOther()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start.AddHours(24));
        bench.Choose("BallBearings", ForecastBench.Bearings);
        await bench.SimulateAsync(Record, StoryFaults.MixerTwin, s_start.AddDays(-12), s_start.AddHours(24));
        await bench.SimulateAsync(Record, OtherMixer, s_start.AddDays(-12), s_start.AddHours(24));

        ComponentForecast worn = await bench.ForecastAsync(StoryFaults.MixerTwin, "BallBearings");
        ComponentForecast sound = await bench.ForecastAsync(OtherMixer, "BallBearings");

        double left = (new StoryFaults(Record).Bearing.Failure - bench.Time.GetUtcNow()).TotalHours;
        Assert.InRange(worn.RulHours!.Value, 60, 330);
        Assert.InRange(left, worn.LowerHours!.Value, worn.UpperHours!.Value);
        Assert.True(sound.RulHours > 350 && sound.AbstainReason is null, $"{sound.RulHours} {sound.AbstainReason}");
        Assert.Equal((bench.Time.GetUtcNow(), "m-ballbearings", 500.0, 0.9), (worn.Time, worn.ModelId, worn.CapHours, worn.Level));
        Assert.NotEmpty(worn.Contributions);
        Assert.Equal([0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975], worn.Quantiles.Select(quantile => quantile.Probability));
        Assert.Equal(worn.Quantiles.Select(quantile => quantile.Hours).Order(), worn.Quantiles.Select(quantile => quantile.Hours));
        Assert.Equal(worn.RulHours, worn.Quantiles[4].Hours);
    }

    [Fact]
    public async Task RunAsync_StoredSignals_HaveTheFeaturesOfTheSameHoursInAFile()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-150), s_start);
        RulModel model = ForecastBench.Blades.Body.Rul!;
        WatchedComponent component = new(Slitter, "CircularBlades", "CircularBlades", 700);
        ComponentScoring scoring = new(ForecastBench.Blades, component);
        string[] fields = [.. ComponentScoring.FieldsOf(model, component)];
        long hour = s_start.ToUnixTimeSeconds() / 3600;
        var hours = await new SignalReading(bench.Store).HoursAsync([Slitter], fields, hour - 150, 150, TestContext.Current.CancellationToken);

        (List<float[]> settings, List<float[]> sensors, int lastHour, bool isUnderWay) = scoring.Ticks(
            new(hour - 150, hours.ToDictionary(pair => pair.Key.Field, pair => pair.Value), new Dictionary<string, float>()));
        FeatureStream live = scoring.Stream(settings, sensors);

        // As a user would upload it: the hours since the last exchange of blades, as rows of one asset.
        float[][] rates = [.. settings];
        int distance = Array.IndexOf(model.Plan.Sensors, "CircularBlades.distanceCut");
        int fresh = Enumerable.Range(1, sensors.Count - 1).Last(i => sensors[i][distance] < 0.5 * sensors[i - 1][distance]);
        StringBuilder csv = new($"asset,time,event,{string.Join(',', model.Plan.Settings)},{string.Join(',', model.Plan.Sensors)}\n");
        for (int i = fresh; i < sensors.Count; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"blade,{i - fresh},0,{string.Join(',', rates[i].Concat(sensors[i]).Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}\n");
        }

        HistoryFrame frame = HistoryLoading.Load(new StringReader(csv.ToString()), ForecastBench.Blades.Head.Schema);
        FeatureTable offline = FeatureTable.Of(model.Plan, frame, [frame.Rows - 1]);
        float[] features = new float[model.Plan.Features.Count];
        live.Write(features);
        Assert.Equal(offline.Row(0).ToArray(), features);
        Assert.Equal((frame.Rows, 149, false), (live.Age, lastHour, isUnderWay));
        Assert.InRange(frame.Rows, 5, 120);
    }

    [Fact]
    public async Task RunAsync_HourUnderWay_IsTheLastTick()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start.AddMinutes(30));
        bench.Choose("CircularBlades", ForecastBench.Blades);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-60), s_start);
        ComponentForecast before = await bench.ForecastAsync(Slitter, "CircularBlades");
        await bench.SimulateAsync(Record, Slitter, s_start, s_start.AddMinutes(30));

        ComponentForecast after = await bench.ForecastAsync(Slitter, "CircularBlades");

        Assert.Equal(s_start, before.Time);
        Assert.Equal(s_start.AddMinutes(30), after.Time);
    }

    [Fact]
    public async Task RunAsync_SilentOrWithoutModel_SaysWhyNothingIsSaid()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start);
        bench.Choose("CircularBlades", ForecastBench.Blades);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-100), s_start.AddHours(-30));

        IReadOnlyList<ComponentForecast> forecasts = await bench.Rounds.RunAsync(TestContext.Current.CancellationToken);

        Assert.Equal(36, forecasts.Count);
        Assert.All(forecasts, forecast => Assert.True(forecast is { RulHours: null, LowerHours: null, UpperHours: null, CapHours: null, Quantiles: [], Contributions: [] }));
        Assert.Contains("since 2026-02-28 02:00 UTC", forecasts.Single(forecast => forecast.TwinId == Slitter).AbstainReason, StringComparison.Ordinal);
        Assert.Contains("no running hour", forecasts.Single(forecast => forecast.TwinId == "SlittingStep-Line1-Munich").AbstainReason, StringComparison.Ordinal);
        Assert.All(forecasts.Where(forecast => forecast.ComponentType != "CircularBlades"), forecast => Assert.True(forecast is { ModelId: null, AbstainReason: "there is no model of its kind yet" }));
    }

    [Fact]
    public async Task RunAsync_WithoutDemoPlant_WatchesKindsWithAModelAlone()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start, isDemo: false);
        Assert.Empty(await bench.Rounds.RunAsync(TestContext.Current.CancellationToken));

        bench.Choose("CircularBlades", ForecastBench.Blades);

        Assert.All(await bench.Rounds.RunAsync(TestContext.Current.CancellationToken), forecast => Assert.Equal("CircularBlades", forecast.ComponentType));
    }

    [Fact]
    public async Task RunAsync_ModelThatFails_WithholdsItsKindAlone()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start);
        RulModel bearings = ForecastBench.Bearings.Body.Rul!;
        bench.Choose("BallBearings", ForecastBench.Bearings with { Head = ForecastBench.Bearings.Head with { Id = "m-broken" }, Body = new(bearings with { Intervals = bearings.Intervals with { Below = [] } }, null) });
        bench.Choose("CircularBlades", ForecastBench.Blades);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-60), s_start);
        await bench.SimulateAsync(Record, OtherMixer, s_start.AddHours(-60), s_start);

        IReadOnlyList<ComponentForecast> forecasts = await bench.Rounds.RunAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(forecasts.Single(forecast => forecast.TwinId == Slitter).RulHours);
        Assert.All(forecasts.Where(forecast => forecast.ComponentType == "BallBearings"), forecast => Assert.True(forecast is { RulHours: null, ModelId: "m-broken" } && forecast.AbstainReason!.StartsWith("its model cannot be asked", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RunAsync_WithinTheHour_ReadsThePastAgainOnlyWhileItIsFilled()
    {
        using ForecastBench bench = await ForecastBench.OpenAsync(s_start.AddMinutes(5));
        bench.Choose("CircularBlades", ForecastBench.Blades);
        JobStatus job = new("history-1", "demo-history", JobState.Running, 0.5, string.Empty);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-30), s_start.AddHours(-20));
        DateTimeOffset first = (await bench.ForecastAsync(Slitter, "CircularBlades")).Time;

        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-20), s_start.AddHours(-15));
        DateTimeOffset unfilled = (await bench.ForecastAsync(Slitter, "CircularBlades")).Time;
        bench.Demo.HistoryJob = job;
        DateTimeOffset filling = (await bench.ForecastAsync(Slitter, "CircularBlades")).Time;
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-15), s_start.AddHours(-10));
        bench.Demo.HistoryJob = job with { State = JobState.Succeeded };
        DateTimeOffset filled = (await bench.ForecastAsync(Slitter, "CircularBlades")).Time;
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-10), s_start);
        DateTimeOffset same = (await bench.ForecastAsync(Slitter, "CircularBlades")).Time;

        Assert.Equal([-20, -20, -15, -10, -10], new[] { first, unfilled, filling, filled, same }.Select(time => (int)(time - s_start).TotalHours));
    }

    [Theory]
    [InlineData("Every")]
    [InlineData("WindowHours")]
    [InlineData("WriteChangeEvery")]
    public void Validate_BadSetting_IsNamed(string setting)
    {
        ForecastOptions bad = new() { Every = TimeSpan.Zero, WindowHours = 1, WriteChangeEvery = TimeSpan.FromDays(2) };

        Assert.Contains(new ForecastOptionsValidator().Validate(null, bad).Failures!, failure => failure.StartsWith($"BatteryTwin:Prognostics:Forecasts:{setting} ", StringComparison.Ordinal));
        Assert.True(new ForecastOptionsValidator().Validate(null, new()).Succeeded);
    }

    [Fact]
    public void FieldOf_Columns_AreThoseOfTheTwinWhateverItCallsTheComponent()
    {
        WatchedComponent pump = new("pump-7", "DriveEnd", "BallBearings", null);

        Assert.Equal(["throughput", "DriveEnd.vibrationRms", "motorCurrent"], new[] { "setting_throughput", "BallBearings.vibrationRms", "motorCurrent" }.Select(pump.FieldOf));
    }
}
