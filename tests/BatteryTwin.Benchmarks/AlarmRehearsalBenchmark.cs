using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace BatteryTwin.Benchmarks;

/// <summary>
/// Rehearses a handful of rules over 30 days of a running demo plant and prints time, load, and what is caught, missed and false against its truth file. Start the plant with
/// <c>--BatteryTwin:DemoPlant:FaultDelay=-10.00:00:00</c>, so that faults lie in the history, and wait until the history is filled.
/// </summary>
internal static class AlarmRehearsalBenchmark
{
    private const string Working = """
        "onlyWhile":{"field":"throughput","limit":0,"settle":"01:00:00"}
        """;

    private static readonly (string Name, string Condition, string Delays)[] s_rules =
    [
        ("vibration above 0.1 g", """{"kind":"threshold","field":"BallBearings.vibrationRms","limit":0.1,"hysteresis":0.01}""", "\"onDelay\":\"00:05:00\",\"offDelay\":\"00:05:00\""),
        ("vibration above 0.07 g, too eager", """{"kind":"threshold","field":"BallBearings.vibrationRms","limit":0.07}""", "\"onDelay\":\"00:00:00\""),
        ("vibration rises 0.0003 g/h over 12 h", """{"kind":"rate","field":"BallBearings.vibrationRms","limitPerHour":0.0003,"hysteresis":0.0001,"window":"12:00:00"}""", "\"onDelay\":\"00:30:00\",\"offDelay\":\"01:00:00\""),
        ("vibration rises 0.0006 g/h for 12 h", """{"kind":"rate","field":"BallBearings.vibrationRms","limitPerHour":0.0006,"hysteresis":0.00015,"window":"1.00:00:00"}""", "\"onDelay\":\"12:00:00\",\"offDelay\":\"01:00:00\""),
        ("vibration not as expected", """{"kind":"deviation","field":"BallBearings.vibrationRms","factor":6,"hysteresis":2,"learning":"3.00:00:00"}""", "\"onDelay\":\"00:15:00\",\"offDelay\":\"01:00:00\""),
        ("rises 0.0003 g/h, while it works", """{"kind":"rate","field":"BallBearings.vibrationRms","limitPerHour":0.0003,"hysteresis":0.0001,"window":"12:00:00"}""", $"\"onDelay\":\"00:30:00\",\"offDelay\":\"01:00:00\",{Working}"),
        ("not as expected, while it works", """{"kind":"deviation","field":"BallBearings.vibrationRms","factor":6,"hysteresis":2,"learning":"3.00:00:00"}""", $"\"onDelay\":\"00:15:00\",\"offDelay\":\"01:00:00\",{Working}"),
        ("dryer fan off 500 rpm", """{"kind":"threshold","field":"DryerFanSpeed","limit":504,"hysteresis":1}""", "\"onDelay\":\"00:00:00\",\"offDelay\":\"01:00:00\""),
        ("no vibration for 10 min", """{"kind":"missing","field":"BallBearings.vibrationRms","after":"00:10:00"}""", "\"onDelay\":\"00:00:00\""),
    ];

    public static async Task RunAsync(string url)
    {
        using HttpClient client = new() { BaseAddress = new Uri(url) };
        Console.WriteLine("rule                                    places     values      s  values/s  alarms caught missed open false lead h  /shift");
        foreach ((string name, string condition, string delays) in s_rules)
        {
            string rule = $$"""{"id":"benchmark","name":"{{name}}","places":["*"],{{delays}},"condition":{{condition}}}""";
            using HttpResponseMessage started = await client.PostAsync("/api/alarm-rules/rehearse", new StringContent($$"""{"rule":{{rule}}}""", System.Text.Encoding.UTF8, "application/json"));
            started.EnsureSuccessStatusCode();
            JsonElement job = await FinishedAsync(client, (await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("jobId").GetString()!);
            if (!job.TryGetProperty("result", out JsonElement found))
            {
                Console.WriteLine($"{name,-40}{job.GetProperty("state").GetString()}: {(job.TryGetProperty("error", out JsonElement error) ? error.GetString() : null)}");
                continue;
            }

            long values = found.GetProperty("values").GetInt64();
            double seconds = found.GetProperty("seconds").GetDouble();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-40}{Text(found, "places"),6} {values,10:n0} {seconds,6:0.0} {values / Math.Max(seconds, 0.01),9:n0} {Text(found, "alarms"),7} {Text(found, "caught"),6} {Text(found, "missed"),6} {found.GetProperty("faults").EnumerateArray().Count(fault => fault.GetProperty("verdict").GetString() == "notYet"),4} {Text(found, "false"),5} {Text(found, "medianLeadHours"),6} {Text(found, "meanPerShift"),7}"));
            foreach (JsonElement fault in found.GetProperty("faults").EnumerateArray())
            {
                Console.WriteLine($"    {fault.GetProperty("verdict").GetString(),-7} {fault.GetProperty("twinId").GetString(),-28} {fault.GetProperty("description").GetString(),-36} onset {fault.GetProperty("from").GetString()} first alarm {fault.GetProperty("firstAlarm").GetString() ?? "–"} end {fault.GetProperty("end").GetString() ?? "–"}");
            }
        }
    }

    private static string Text(JsonElement found, string member) => found.GetProperty(member) switch
    {
        { ValueKind: JsonValueKind.Null } => "–",
        var number => number.GetDouble().ToString("0.##", CultureInfo.InvariantCulture),
    };

    private static async Task<JsonElement> FinishedAsync(HttpClient client, string jobId)
    {
        while (true)
        {
            JsonElement job = await client.GetFromJsonAsync<JsonElement>($"/api/jobs/{jobId}");
            if (job.GetProperty("state").GetString() is not ("queued" or "running"))
            {
                return job;
            }

            await Task.Delay(100);
        }
    }
}
