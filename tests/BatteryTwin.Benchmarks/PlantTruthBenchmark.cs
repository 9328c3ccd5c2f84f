using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant.Faults;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// Weeks of the demo plant within minutes: what its forecasts, as they were stored, were worth against its truth file, and against the lives that
/// followed in the same places.
/// </summary>
internal static class PlantTruthBenchmark
{
    private const int WeekHours = 168;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public static async Task RunAsync(int weeks, int seeds)
    {
        Dictionary<string, FleetTally> tallies = PlantComponents.All.ToDictionary(kind => kind.Type, kind => new FleetTally(kind.Type, kind.CapHours));
        FleetTally[] all = [.. tallies.Values];
        for (int seed = 20; seed < 20 + seeds; seed++)
        {
            await using FastPlant plant = await FastPlant.StartAsync(seed);
            DateTimeOffset begin = plant.Now;
            List<TrueLife> lives = [.. await TruthAsync(plant.TruthFile)];
            for (int hour = 0; hour < weeks * WeekHours; hour++)
            {
                await plant.HourAsync();
                lives.AddRange(plant.Lives.Where(life => life.BuiltIn > begin && !lives.Contains(life)));
            }

            foreach (TrueLife life in lives)
            {
                await FollowAsync(plant, life, begin, tallies[life.Component]);
            }

            Console.WriteLine($"seed {seed}: {weeks} weeks, {lives.Count} lives, {lives.Count(life => life.Failure <= plant.Now)} of them to the failure");
        }

        Console.WriteLine("kind              lives missed  lead h (least)  false/week (weeks sound) | forecasts none  RMSE h  coverage  below the cap  width h");
        foreach (FleetScore score in all.Select(tally => tally.Score()))
        {
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{score.Kind,-17} {score.Lives,5} {score.Missed,6} {score.LeadHours,7:F0} ({score.ShortestLeadHours,5:F0}) {score.FalseAlarmsPerWeek,11:F3} ({score.SoundWeeks,11:F0}) | {score.Forecasts,9} {score.Abstained,4} {score.Rmse,7:F1} {score.Coverage,9:F3} {score.WarningCoverage,14:F3} {score.MeanWidthHours,8:F0}"));
        }
    }

    private static async Task<TrueLife[]> TruthAsync(string file)
    {
        using JsonDocument truth = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
        return truth.RootElement.GetProperty("lives").Deserialize<TrueLife[]>(s_json)!;
    }

    /// <summary>Every hour of a life: what was stored of it then, and what was true.</summary>
    private static async Task FollowAsync(FastPlant plant, TrueLife life, DateTimeOffset begin, FleetTally tally)
    {
        Dictionary<string, Dictionary<long, double>> stored = await StoredAsync(plant, life);
        DateTimeOffset first = begin + TimeSpan.FromHours(1);
        while (first <= life.BuiltIn)
        {
            first += TimeSpan.FromHours(1);
        }

        for (DateTimeOffset hour = first; hour <= plant.Now && hour < life.Failure; hour += TimeSpan.FromHours(1))
        {
            double? At(string field) => stored.TryGetValue($"{life.Component}.{field}", out Dictionary<long, double>? points) && points.TryGetValue(EpochTime.ToNs(hour), out double value) ? value : null;
            tally.Take((life.Failure - hour).TotalHours, hour < life.Onset, At(ForecastRecord.LifeField), At(ForecastRecord.LowerField), At(ForecastRecord.UpperField));
        }

        tally.End(failed: life.Failure <= plant.Now && life.Failure > first);
    }

    private static async Task<Dictionary<string, Dictionary<long, double>>> StoredAsync(FastPlant plant, TrueLife life)
    {
        RangeQuery query = new()
        {
            Series = new()
            {
                Twins = [life.Twin],
                Fields = [$"{life.Component}.{ForecastRecord.LifeField}", $"{life.Component}.{ForecastRecord.LowerField}", $"{life.Component}.{ForecastRecord.UpperField}"],
                Measurement = ForecastRecord.Measurement,
            },
            FromNs = EpochTime.ToNs(life.BuiltIn),
            ToNs = EpochTime.ToNs(plant.Now) + 1,
        };
        Dictionary<string, Dictionary<long, double>> stored = [];
        await foreach (SeriesPoints series in plant.Service<ITelemetryStore>().ReadAsync(query))
        {
            stored[series.Key.Field] = Enumerable.Range(0, series.Count).ToDictionary(i => series.TimesNs[i], i => series.Values[i].ToDouble());
        }

        return stored;
    }
}
