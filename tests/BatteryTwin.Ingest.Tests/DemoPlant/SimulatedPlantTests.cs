using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;

namespace BatteryTwin.Ingest.Tests.DemoPlant;

public sealed class SimulatedPlantTests : IDisposable
{
    private static readonly long s_monday = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Write_EveryStation_FillsExactlyTheSignalsOfItsModelWithTheirTypes()
    {
        using var graph = await PlantGraph.OpenWithPlant(_folder);
        TwinGraphSnapshot snapshot = graph.Current;

        foreach (StationSimulator station in new SimulatedPlant(Plants.Healthy).Stations)
        {
            string model = snapshot.Find(station.Station.TwinId)!.ModelId;
            Dictionary<string, FieldType> written = Write(station, s_monday).Series.ToDictionary(series => series.Key.Field, series => series.Type);

            Assert.Equal(Telemetry(snapshot.Models, model).Union(["OperatingState"]).Union(written.Keys).Order(), written.Keys.Order());
            Assert.All(written, pair => Assert.Equal(TypeOf(((DtdlValue)snapshot.Models.Resolve(model, pair.Key)!).Schema.Summary), pair.Value));
        }
    }

    [Fact]
    public void Write_SameMoment_IsTheSameInWhateverOrder()
    {
        StationSimulator forward = Station("StackingStep-Line1-Dallas");
        StationSimulator backward = Station("StackingStep-Line1-Dallas");
        long[] seconds = [.. Enumerable.Range(0, 50).Select(i => s_monday + (i * 600))];

        Dictionary<long, string> first = seconds.ToDictionary(second => second, second => Text(Write(forward, second)));
        Dictionary<long, string> second = seconds.Reverse().ToDictionary(second => second, second => Text(Write(backward, second)));

        Assert.Equal(first, second.OrderBy(pair => pair.Key).ToDictionary());
    }

    [Fact]
    public void Write_AnotherSeed_GivesOtherValues() => Assert.NotEqual(
        Text(Write(Station("CoatingStep-Line1-Munich"), s_monday)),
        Text(Write(Station("CoatingStep-Line1-Munich", Plants.Healthy with { Seed = 21 }), s_monday)));

    [Fact]
    public async Task Write_RunningStations_StayInTheirNormalBands()
    {
        using var graph = await PlantGraph.OpenWithPlant(_folder);
        TwinGraphSnapshot snapshot = graph.Current;
        long inside = 0;
        List<string> outside = [];
        foreach (StationSimulator station in new SimulatedPlant(Plants.Healthy).Stations)
        {
            string model = snapshot.Find(station.Station.TwinId)!.ModelId;
            for (int i = 0; i < 300; i++)
            {
                Dictionary<string, FieldValue> values = Values(Write(station, s_monday + (i * 420)));
                if (values["throughput"].ToDouble() < 650)
                {
                    continue;
                }

                foreach ((string field, FieldValue value) in values)
                {
                    bool normal = SignalNotes.Of(snapshot.Models.Resolve(model, field)).Normal?.Contains(value.ToDouble()) ?? true;
                    inside += normal ? 1 : 0;
                    if (!normal)
                    {
                        outside.Add(field);
                    }
                }
            }
        }

        Assert.True(outside.Count < 0.005 * inside, $"{outside.Count} of {inside + outside.Count} outside: {string.Join(", ", outside.CountBy(field => field).OrderByDescending(pair => pair.Value))}");
        Assert.All(outside.CountBy(field => field), pair => Assert.True(pair.Value < 300, $"{pair.Key}: {pair.Value}"));
    }

    [Fact]
    public void Write_StoppedStation_StandsStillAndMakesNothing()
    {
        StationSimulator stacker = Station("StackingStep-Line3-Dallas");

        Dictionary<string, FieldValue> stopped = Enumerable.Range(0, 5000).Select(i => Values(Write(stacker, s_monday + (i * 60))))
            .First(values => values["OperatingState"].Text == "Stopped" && values["throughput"].ToDouble() == 0);

        Assert.Equal(0, stopped["stackPressure"].ToDouble());
        Assert.Equal(0, stopped["WelderHorn.peakPower"].ToDouble());
        Assert.InRange(stopped["power"].ToDouble(), 128 * 0.3, 128 * 0.4);
    }

    [Fact]
    public void Write_StationsOverMonths_RunAsOftenAsTheirReliabilitySays()
    {
        foreach (StepModel step in Steps.InOrder.Where(step => step.MtbfHours <= 40 && !step.PausesAtHandover))
        {
            StationSimulator station = Station($"{step.Name}-Line1-Shanghai");
            int samples = 8000;
            int running = Enumerable.Range(0, samples).Count(i => Values(Write(station, s_monday + (i * 900L / 60 * 60)))["OperatingState"].Text == "Running");

            double expected = step.MtbfHours / (step.MtbfHours + step.MttrHours);
            Assert.Equal(expected, (double)running / samples, 0.02);
        }
    }

    [Fact]
    public void Write_DryerTemperature_FollowsTheFan()
    {
        StationSimulator coater = Station("CoatingStep-Line2-Dallas", Plants.Faulty(s_monday));
        for (int second = 0; second < 2000; second++)
        {
            Dictionary<string, FieldValue> values = Values(Write(coater, s_monday + second));
            Assert.Equal(25 * values["DryerFanSpeed"].ToDouble() / 500, values["DryerTemperature"].ToDouble(), 0.1);
        }
    }

    [Fact]
    public void Write_ShiftOutput_GrowsThroughAShiftAndStartsAnew()
    {
        StationSimulator tester = Station("EndOfLineTestStep-Line1-Munich");
        // 06:00 in Munich is 05:00 UTC in winter.
        long shift = new DateTimeOffset(2026, 3, 3, 5, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();

        long[] output = [.. Enumerable.Range(0, 480).Select(minute => Values(Write(tester, shift + (minute * 60)))["shiftOutput"].Bits)];

        Assert.Equal(0, output[0]);
        Assert.Equal(output.Order(), output);
        Assert.InRange(output[^1], 3000, 5600);
        Assert.True(Values(Write(tester, shift + (481 * 60)))["shiftOutput"].Bits < 20);
    }

    [Fact]
    public void WindowAt_AnySecond_IsTheWindowItsFeaturesComeFrom()
    {
        StationSimulator mixer = Station("MixingStep-Line1-Munich", Plants.Faulty(s_monday));

        double[] window = mixer.WindowAt(s_monday + 30)!;

        double rms = Domain.Prognostics.VibrationFeatures.Of(window).Rms;
        Assert.Equal(2048, window.Length);
        Assert.Equal(Math.Round(rms, 4), Values(Write(mixer, s_monday + 30))["BallBearings.vibrationRms"].ToDouble());
        Assert.Null(Station("CoatingStep-Line1-Munich").WindowAt(s_monday));
    }

    private static StationSimulator Station(string twinId, PlantRecord? record = null) =>
        new SimulatedPlant(record ?? Plants.Healthy).Stations.Single(station => station.Station.TwinId == twinId);

    private static TelemetryBatch Write(StationSimulator station, long second)
    {
        TelemetryBatchBuilder builder = new();
        station.Write(builder, second);
        return builder.Build();
    }

    private static Dictionary<string, FieldValue> Values(TelemetryBatch batch) =>
        Enumerable.Range(0, batch.Count).ToDictionary(i => batch.Series[batch.SeriesIndexes[i]].Key.Field, batch.ValueAt);

    private static string Text(TelemetryBatch batch) => string.Join("; ", Values(batch).Where(pair => pair.Key != "OperatingState").Select(pair => $"{pair.Key}={pair.Value}"));

    private static IEnumerable<string> Telemetry(ModelCatalog models, string modelId) => models.Contents(modelId).SelectMany(content => content switch
    {
        DtdlTelemetry => [content.Name],
        DtdlComponent part => models.Contents(part.Schema).OfType<DtdlTelemetry>().Select(member => $"{content.Name}.{member.Name}"),
        _ => Enumerable.Empty<string>(),
    });

    private static FieldType TypeOf(string schema) => schema switch
    {
        "double" or "float" => FieldType.Float,
        "integer" or "long" => FieldType.Integer,
        "boolean" => FieldType.Boolean,
        _ => FieldType.String,
    };
}
