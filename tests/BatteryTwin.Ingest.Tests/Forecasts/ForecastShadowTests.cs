using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant;
using StoredModel = BatteryTwin.Ingest.Prognostics.StoredModel;

namespace BatteryTwin.Ingest.Tests.Forecasts;

/// <summary>Challengers beside the champion, and intervals that outcomes have widened.</summary>
public sealed class ForecastShadowTests
{
    private const string Slitter = "SlittingStep-Line2-Dallas";

    private static readonly DateTimeOffset s_start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static PlantRecord Record => new(20, s_start, TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(6)) { FaultLife = TimeSpan.FromHours(200) };

    [Fact]
    public async Task RunAsync_Challenger_IsToldButNotShown()
    {
        using ForecastBench bench = await BladesAsync();
        StoredModel rival = ForecastBench.Blades with { Head = ForecastBench.Blades.Head with { Id = "m-rival" } };
        bench.Models.Save(rival);
        bench.Challenger = "m-rival";

        ComponentForecast shown = await bench.ForecastAsync(Slitter, "CircularBlades");

        Assert.Equal("m-circularblades", shown.ModelId);
        ScoredComponent[] told = [.. bench.Witnessed.Select(each => each.Scored).Where(scored => scored.Forecast.TwinId == Slitter)];
        Assert.Equal(["m-circularblades", "m-rival"], told.Select(scored => scored.Forecast.ModelId));
        Assert.Equal((told[0].Forecast.RulHours, told[0].Ticks), (told[1].Forecast.RulHours, told[1].Ticks));
        Assert.Equal(ForecastBench.Blades.Body.Rul!.Plan.Sensors.Length, told[0].Channels.Length);
    }

    [Fact]
    public async Task RunAsync_Widening_StretchesTheIntervalAboutTheSameForecast()
    {
        using ForecastBench bench = await BladesAsync();
        ComponentForecast plain = await bench.ForecastAsync(Slitter, "CircularBlades");
        bench.Widening = 1.5;

        ComponentForecast wide = await bench.ForecastAsync(Slitter, "CircularBlades");

        Assert.Equal(plain.RulHours, wide.RulHours);
        Assert.True(wide.UpperHours - wide.LowerHours > plain.UpperHours - plain.LowerHours);
        Assert.Equal(1.5, bench.Witnessed[^1].Widening);
    }

    private static async Task<ForecastBench> BladesAsync()
    {
        ForecastBench bench = await ForecastBench.OpenAsync(s_start);
        bench.Choose("CircularBlades", ForecastBench.Blades);
        await bench.SimulateAsync(Record, Slitter, s_start.AddHours(-150), s_start);
        return bench;
    }
}
