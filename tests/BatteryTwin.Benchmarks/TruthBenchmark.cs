using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace BatteryTwin.Benchmarks;

/// <summary>Forecasts that a running demo plant has stored, against its truth file: <c>-- forecasts-truth data http://localhost:5080</c>.</summary>
internal static class TruthBenchmark
{
    private const string Life = "RemainingUsefulLifeHours";

    public static async Task RunAsync(string dataDirectory, string address)
    {
        using HttpClient client = new() { BaseAddress = new Uri(address) };
        using JsonDocument truth = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(dataDirectory, "demo", "truth.json")));
        JsonElement latest = await client.GetFromJsonAsync<JsonElement>("/api/prognostics/forecasts");
        Dictionary<string, double> caps = latest.GetProperty("forecasts").EnumerateArray().Where(forecast => forecast.GetProperty("capHours").ValueKind == JsonValueKind.Number)
            .GroupBy(forecast => forecast.GetProperty("component").GetString()!).ToDictionary(group => group.Key, group => group.First().GetProperty("capHours").GetDouble());
        Console.WriteLine("component         lives forecasts  RMSE h  coverage  mean width h");
        foreach (IGrouping<string, JsonElement> kind in truth.RootElement.GetProperty("lives").EnumerateArray().GroupBy(life => life.GetProperty("component").GetString()!).Where(kind => caps.ContainsKey(kind.Key)))
        {
            List<(double Rul, double Lower, double Upper, double Truth)> scored = [];
            foreach (JsonElement life in kind)
            {
                scored.AddRange(await ForecastsAsync(client, life, kind.Key, caps[kind.Key]));
            }

            if (scored.Count > 0)
            {
                double rmse = Math.Sqrt(scored.Average(row => Math.Pow(row.Rul - row.Truth, 2)));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{kind.Key,-17} {kind.Count(),5} {scored.Count,9} {rmse,7:F1} {scored.Average(row => row.Truth >= row.Lower - 0.05 && row.Truth <= row.Upper + 0.05 ? 1.0 : 0),9:F3} {scored.Average(row => row.Upper - row.Lower),13:F0}"));
            }
        }
    }

    /// <summary>Every stored forecast of one life, with what was true then, held below the cap.</summary>
    private static async Task<List<(double Rul, double Lower, double Upper, double Truth)>> ForecastsAsync(HttpClient client, JsonElement life, string component, double capHours)
    {
        string twin = life.GetProperty("twin").GetString()!;
        DateTimeOffset failure = life.GetProperty("failure").GetDateTimeOffset();
        string to = Uri.EscapeDataString(failure.ToString("O", CultureInfo.InvariantCulture));
        string from = Uri.EscapeDataString(life.GetProperty("builtIn").GetDateTimeOffset().ToString("O", CultureInfo.InvariantCulture));
        string[] fields = [$"{component}.{Life}", $"{component}.RemainingUsefulLifeLowerHours", $"{component}.RemainingUsefulLifeUpperHours"];
        JsonElement answer = await client.GetFromJsonAsync<JsonElement>($"/api/telemetry/range?twin={twin}&{string.Join('&', fields.Select(field => $"field={field}"))}&from={from}&to={to}&time=ms");
        Dictionary<string, Dictionary<long, double>> series = answer.GetProperty("series").EnumerateArray().ToDictionary(
            one => one.GetProperty("field").GetString()!, one => one.GetProperty("points").EnumerateArray().ToDictionary(point => point[0].GetInt64(), point => point[1].GetDouble()));
        return fields.All(series.ContainsKey)
            ? [.. series[fields[0]].Select(point => (point.Value, series[fields[1]][point.Key], series[fields[2]][point.Key],
                Math.Clamp((failure - DateTimeOffset.FromUnixTimeMilliseconds(point.Key)).TotalHours, 0, capHours)))]
            : [];
    }
}
