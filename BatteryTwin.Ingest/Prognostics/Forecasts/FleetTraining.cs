using System.IO.Compression;
using System.Text;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Wear;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Sources.DemoPlant;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>
/// Trains the models of the demo plant's components on the simulated fleet, once per data directory and definition, in the background, on one
/// thread, as one job. Data sets and models lie where those of people lie, so that they can be looked at, compared and trained on again.
/// </summary>
internal sealed class FleetTraining(
    DatasetShelf datasets, ModelShelf models, ModelTraining training, IJobs jobs, IHostApplicationLifetime lifetime, TimeProvider time,
    IOptions<ForecastOptions> options, IOptions<DemoPlantOptions> demo, ILogger<FleetTraining> logger) : BackgroundService
{
    public const string JobKind = "fleet-training";

    /// <summary>Raised when a kind has got its model; handlers must be quick.</summary>
    public event Action? ModelReady;

    private ulong Seed => unchecked((ulong)options.Value.FleetSeed);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!(options.Value is { Enabled: true, FleetTraining: true } && demo.Value.Enabled))
        {
            return;
        }

        await Task.Delay(Timeout.Infinite, lifetime.ApplicationStarted).WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stoppingToken.ThrowIfCancellationRequested();
        await Task.Delay(options.Value.FleetDelay, time, stoppingToken).ConfigureAwait(false);
        ComponentKind[] missing = Missing();
        if (missing.Length > 0)
        {
            jobs.Start(JobKind, (progress, cancel) => RunAsync(missing, progress, cancel));
        }
    }

    /// <summary>Kinds without a model of their present definition.</summary>
    public ComponentKind[] Missing()
    {
        HashSet<string?> trained = [.. models.All().Select(head => head.FleetDefinition)];
        return [.. PlantComponents.All.Where(kind => !trained.Contains(FleetModels.Definition(kind, Seed)))];
    }

    /// <summary>Trains kind by kind; each model counts as soon as it is stored.</summary>
    public async Task<object?> RunAsync(IReadOnlyList<ComponentKind> kinds, IJobProgress progress, CancellationToken cancel)
    {
        List<TrainingResult> results = [];
        for (int i = 0; i < kinds.Count; i++)
        {
            int done = i;
            ComponentKind kind = kinds[i];
            progress.Report((double)done / kinds.Count, $"{kind.Name}: reading the fleet's history");
            StoredDataset dataset = await DatasetAsync(kind, cancel).ConfigureAwait(false);
            TrainingRequest request = new(kind.Name, dataset.Id, kind.CapHours, FleetModels.Level, FleetModels.Options(kind, 1).Seed);
            StoredModel model = await training.TrainAsync(
                request, dataset, FleetModels.Options(kind, 1),
                head => head with { ComponentType = kind.Type, FleetDefinition = FleetModels.Definition(kind, Seed) },
                (share, words) => progress.Report((done + share) / kinds.Count, $"{kind.Name}: {words}"), cancel).ConfigureAwait(false);
            results.Add(TrainingResult.Of(model.Head));
            logger.LogInformation("Fleet of {Kind}: error {Rmse:0.0} h, coverage {Coverage:0.00} on unseen lives", kind.Name, model.Head.OutOfFold?.Rmse, model.Head.OutOfFold?.Coverage);
            ModelReady?.Invoke();
        }

        return new { models = results };
    }

    /// <summary>The fleet's history as a data set: the one of an earlier start, or a new one.</summary>
    private async Task<StoredDataset> DatasetAsync(ComponentKind kind, CancellationToken cancel)
    {
        string name = $"{kind.Name}, simulated fleet ({FleetModels.Definition(kind, Seed)})";
        if (datasets.All().FirstOrDefault(dataset => dataset.Name == name) is { } known)
        {
            return known;
        }

        using MemoryStream packed = new();
        await using (GZipStream gzip = new(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            await using StreamWriter text = new(gzip, new UTF8Encoding(false));
            new FleetHistory(kind, Seed, FleetModels.Lives).WriteCsv(text, cancel);
        }

        packed.Position = 0;
        return await datasets.AddAsync(name, new HistoryRequest(HistoryFormat.Csv), packed, cancel).ConfigureAwait(false);
    }
}
