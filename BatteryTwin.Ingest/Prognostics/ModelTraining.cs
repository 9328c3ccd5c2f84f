using System.Diagnostics;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Features;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Trains models as jobs, one after the other.</summary>
internal sealed class ModelTraining(
    DatasetShelf datasets, ModelShelf models, IJobs jobs, IOptions<PrognosticsOptions> options, TimeProvider time, ILogger<ModelTraining> logger) : IDisposable
{
    public const string JobKind = "training";

    private const int ImportanceRows = 200;

    private readonly SemaphoreSlim _turn = new(1, 1);

    private int Threads => options.Value.TrainingThreads > 0 ? options.Value.TrainingThreads : Environment.ProcessorCount;

    /// <summary>Starts a training.</summary>
    /// <exception cref="PrognosticsException">The data set is unknown, or for other models.</exception>
    public JobStatus Start(TrainingRequest request, bool asClassifier)
    {
        StoredDataset dataset = datasets.Find(request.DatasetId);
        HistorySummary summary = dataset.Summary;
        if (asClassifier != (summary.Schema.Task == HistoryTask.Classify))
        {
            throw new PrognosticsException(PrognosticsFault.Conflict, asClassifier
                ? $"data set '{dataset.Id}' has no classes (task {Word(summary.Schema.Task)}): upload it with task=classify, or train a model of it with POST /api/prognostics/models"
                : $"data set '{dataset.Id}' holds classes: train a classifier of it with POST /api/prognostics/classifiers");
        }

        if (summary.Schema.Task == HistoryTask.Rul && (summary.Assets < 2 || summary.FailedAssets < 2))
        {
            throw new PrognosticsException(PrognosticsFault.Conflict, $"data set '{dataset.Id}' has {summary.FailedAssets} of {summary.Assets} assets that ran to failure; at least 2 are needed, so that forecasts can be checked on assets not seen: upload more histories");
        }

        return jobs.Start(JobKind, (progress, cancel) => RunAsync(request, dataset, progress, cancel));
    }

    public void Dispose() => _turn.Dispose();

    private static StoredModel Marked(StoredModel model, Func<ModelHead, ModelHead> mark) => model with { Head = mark(model.Head) };

    private static string Word(HistoryTask task) => task.ToString().ToLowerInvariant();

    /// <summary>Trains a model of remaining life and keeps it; waits while another training runs.</summary>
    /// <param name="request">Name, data set and what people chose.</param>
    /// <param name="dataset">The data set.</param>
    /// <param name="how">How.</param>
    /// <param name="mark">Adds to the lineage.</param>
    /// <param name="progress">Told where it stands.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<StoredModel> TrainAsync(
        TrainingRequest request, StoredDataset dataset, RulTrainingOptions how, Func<ModelHead, ModelHead> mark, Action<double, string> progress, CancellationToken cancel) =>
        InTurnAsync(request, dataset, frame => Marked(Rul(request, dataset, frame, how, progress, cancel), mark), progress, cancel);

    private async Task<object?> RunAsync(TrainingRequest request, StoredDataset dataset, IJobProgress progress, CancellationToken cancel)
    {
        RulTrainingOptions how = new() { RulCap = request.RulCap, Level = request.Level, Seed = request.Seed, Threads = Threads };
        StoredModel model = await InTurnAsync(
            request, dataset,
            frame => dataset.Summary.Schema.Task == HistoryTask.Rul ? Rul(request, dataset, frame, how, progress.Report, cancel) : Tabular(request, dataset, frame, progress, cancel),
            progress.Report, cancel).ConfigureAwait(false);
        return TrainingResult.Of(model.Head);
    }

    private async Task<StoredModel> InTurnAsync(TrainingRequest request, StoredDataset dataset, Func<HistoryFrame, StoredModel> train, Action<double, string> progress, CancellationToken cancel)
    {
        if (!await _turn.WaitAsync(0, cancel).ConfigureAwait(false))
        {
            progress(0, "Waiting for another training to end");
            await _turn.WaitAsync(cancel).ConfigureAwait(false);
        }

        try
        {
            long begun = Stopwatch.GetTimestamp();
            progress(0.01, "Reading the data set");
            HistoryFrame frame = datasets.Load(dataset, cancel);
            StoredModel model = train(frame);
            model = model with { Head = model.Head with { TrainingSeconds = Math.Round(Stopwatch.GetElapsedTime(begun).TotalSeconds, 2) } };
            progress(0.99, "Storing the model");
            models.Save(model);
            logger.LogInformation("Model {Model} '{Name}' trained on {Dataset} in {Seconds} s", model.Head.Id, request.Name, dataset.Id, model.Head.TrainingSeconds);
            return model;
        }
        finally
        {
            _turn.Release();
        }
    }

    private StoredModel Rul(TrainingRequest request, StoredDataset dataset, HistoryFrame frame, RulTrainingOptions how, Action<double, string> progress, CancellationToken cancel)
    {
        TrainingReport report = new RulTraining(frame, how).Run(progress, cancel);
        FeaturePlan plan = report.Model.Plan;
        int step = Math.Max(1, frame.Rows / ImportanceRows);
        int[] rows = [.. Enumerable.Range(0, frame.Rows).Where(row => row % step == step / 2)];
        FeatureTable table = FeatureTable.Of(plan, frame, rows, cancel);
        double[] sums = new double[plan.Features.Count];
        for (int row = 0; row < table.Rows; row++)
        {
            cancel.ThrowIfCancellationRequested();
            double[] contributions = report.Model.Contributions(table.Row(row));
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += Math.Abs(contributions[i]) / table.Rows;
            }
        }

        string[] names = [.. plan.Features.Select(feature => feature.Name)];
        ModelHead head = Head(request, dataset, ModelKind.Rul) with
        {
            Rows = report.Rows,
            Rounds = report.Rounds,
            NetworkShare = report.Model.NetworkShare,
            Features = names,
            Importance = [.. names.Zip(sums, (name, sum) => new FeatureImportance(name, sum)).OrderByDescending(entry => entry.Importance).Take(30)],
            OutOfFold = report.OutOfFold,
            Warnings = [.. dataset.Summary.Warnings, .. report.Warnings],
        };
        return new(head, new(report.Model, null));
    }

    private StoredModel Tabular(TrainingRequest request, StoredDataset dataset, HistoryFrame frame, IJobProgress progress, CancellationToken cancel)
    {
        TabularReport report = new TabularTraining(frame, new() { Level = request.Level, Seed = request.Seed, Threads = Threads }).Run(progress.Report, cancel);
        ModelHead head = Head(request, dataset, report.Classes is null ? ModelKind.Regression : ModelKind.Classifier) with
        {
            Rows = report.Rows,
            Rounds = report.Rounds,
            UsesPairs = report.UsesPairs,
            Features = [.. Enumerable.Range(0, report.Model.Plan.Count).Select(report.Model.Plan.Name)],
            Classes = report.Classes,
            Numbers = report.Numbers,
            Warnings = [.. dataset.Summary.Warnings, .. report.Warnings],
        };
        return new(head, new(null, report.Model));
    }

    private ModelHead Head(TrainingRequest request, StoredDataset dataset, ModelKind kind) => new(
        ModelHead.CurrentFormat, PrognosticsFolder.NewId("m"), kind, time.GetUtcNow(), request, dataset.Name, dataset.Checksum, dataset.Summary.Schema, dataset.Summary.TimeIsDate,
        dataset.Summary.Assets, 0, 0, 0, 0, false, [], [], null, null, null, []);
}
