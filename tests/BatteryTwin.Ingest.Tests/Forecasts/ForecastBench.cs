using System.Globalization;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.DemoPlant.Plant;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.DemoPlant;
using BatteryTwin.Ingest.Tests.Shared;
using BatteryTwin.Ingest.Tests.Twins;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using StoredModel = BatteryTwin.Ingest.Prognostics.StoredModel;

namespace BatteryTwin.Ingest.Tests.Forecasts;

/// <summary>The demo plant's graph, a store with simulated signals, models of a small fleet, and rounds of forecasts on a clock of the test.</summary>
internal sealed class ForecastBench : IModelChoice, IForecastWitness, IDisposable
{
    private const int StepSeconds = 600;

    private static readonly Lazy<StoredModel> s_blades = new(() => Train(PlantComponents.SlitterBlades, 90));
    private static readonly Lazy<StoredModel> s_bearings = new(() => Train(PlantComponents.MixerBearing, 50));

    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _graphFolder = new();
    private readonly DataDirectory _directory;
    private readonly Dictionary<string, string> _champions = new(StringComparer.Ordinal);

    private ForecastBench(DateTimeOffset now, bool isDemo, JournaledTwinGraph graph, TemporaryFolder graphFolder)
    {
        (Time, Graph, _graphFolder) = (new ManualTime(now), graph, graphFolder);
        _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = _folder.Path }), NullLogger<DataDirectory>.Instance);
        PrognosticsFolder folder = new(_directory);
        Models = new(folder, Options.Create(new PrognosticsOptions()), NullLogger<ModelShelf>.Instance);
        Rounds = new(
            graph, new SignalReading(Store), this, Models, this, Time, Options.Create(Settings), Demo = new() { Enabled = isDemo }, NullLogger<ForecastRounds>.Instance);
    }

    public static StoredModel Blades => s_blades.Value;

    public static StoredModel Bearings => s_bearings.Value;

    public ForecastOptions Settings { get; } = new();

    public DemoBoard Demo { get; }

    public ManualTime Time { get; }

    public JournaledTwinGraph Graph { get; }

    public MemoryTelemetryStore Store { get; } = new();

    public ModelShelf Models { get; }

    public ForecastRounds Rounds { get; }

    /// <summary>Model in the shadow of every champion; null = none.</summary>
    public string? Challenger { get; set; }

    /// <summary>Factor on every model's intervals.</summary>
    public double Widening { get; set; } = 1;

    /// <summary>Every forecast that was told.</summary>
    public List<(ScoredComponent Scored, string ModelId, double Widening)> Witnessed { get; } = [];

    public static async Task<ForecastBench> OpenAsync(DateTimeOffset now, bool isDemo = true)
    {
        TemporaryFolder folder = new();
        return new(now, isDemo, await PlantGraph.OpenWithPlant(folder), folder);
    }

    public string? ChampionOf(string componentType) => _champions.GetValueOrDefault(componentType);

    public IReadOnlyList<string> ChallengersOf(string componentType) => Challenger is { } challenger ? [challenger] : [];

    public double WideningOf(string componentType, string modelId) => Widening;

    public void Take(ScoredComponent scored, StoredModel model, double widening, DateTimeOffset now) => Witnessed.Add((scored, model.Head.Id, widening));

    public void Choose(string type, StoredModel model)
    {
        Models.Save(model);
        _champions[type] = model.Head.Id;
    }

    /// <summary>Stores a station's signals, a value each ten minutes.</summary>
    public async Task SimulateAsync(PlantRecord record, string twinId, DateTimeOffset from, DateTimeOffset to)
    {
        StationSimulator station = Plants.Station(twinId, record);
        TelemetryBatchBuilder batch = new();
        for (long second = from.ToUnixTimeSeconds(); second < to.ToUnixTimeSeconds(); second += StepSeconds)
        {
            station.Write(batch, second);
        }

        await Store.AppendAsync(batch.Build());
    }

    public async Task<ComponentForecast> ForecastAsync(string twinId, string component) =>
        (await Rounds.RunAsync(TestContext.Current.CancellationToken)).Single(forecast => forecast.TwinId == twinId && forecast.Component == component);

    public void Dispose()
    {
        Graph.Dispose();
        _directory.Dispose();
        _folder.Dispose();
        _graphFolder.Dispose();
    }

    private static StoredModel Train(ComponentKind kind, int lives)
    {
        using StringWriter text = new(CultureInfo.InvariantCulture);
        new FleetHistory(kind, 20, lives).WriteCsv(text);
        HistorySummary summary = HistoryScan.Run(new StringReader(text.ToString()), new(HistoryFormat.Csv));
        TrainingReport report = new RulTraining(HistoryLoading.Load(new StringReader(text.ToString()), summary.Schema), FleetModels.Options(kind, 2)).Run();
        ModelHead head = new(
            ModelHead.CurrentFormat, $"m-{kind.Type.ToLowerInvariant()}", ModelKind.Rul, DateTimeOffset.UnixEpoch, new(kind.Name, "ds-fleet", kind.CapHours, FleetModels.Level, 1), kind.Name, "none",
            summary.Schema, false, lives, report.Rows, 0, report.Rounds, report.Model.NetworkShare, false, [], [], report.OutOfFold, null, null, [])
        {
            ComponentType = kind.Type,
        };
        return new(head, new(report.Model, null));
    }

    /// <summary>What the demo plant says of itself, set by hand.</summary>
    internal sealed class DemoBoard : IDemoPlantStatus
    {
        public bool Enabled { get; set; }

        public JobStatus? HistoryJob { get; set; }
    }
}
