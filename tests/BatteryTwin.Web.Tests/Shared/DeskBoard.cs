using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Data sets, models and outcomes that tests set by hand.</summary>
internal sealed class DeskBoard : IPrognosticsDesk
{
    public List<DatasetAnswer> Datasets { get; } = [];

    public List<ModelAnswer> Models { get; } = [];

    public List<TrainingAnswer> Trainings { get; } = [];

    public List<RegistryTypeAnswer> Types { get; } = [];

    public List<RegistryChangeAnswer> Changes { get; } = [];

    public List<ComponentTypeHealth> Health { get; } = [];

    public List<OutcomeAnswer> Outcomes { get; } = [];

    /// <summary>Why nothing can be read now.</summary>
    public string? Away { get; set; }

    /// <summary>A model of remaining life with its figures on unseen lives.</summary>
    public ModelAnswer Model(string id, string name, double rmse, double coverage = 0.91, string checksum = "abcdef0123456789")
    {
        RulScores scores = new(4_000, 0, rmse, rmse + 2, 90, rmse - 2, 0.5, coverage, 3 * rmse, [new(0, 50, 2_000, rmse / 2, 0.93, 2 * rmse), new(50, 100, 2_000, rmse, 0.89, 3 * rmse)]);
        ModelAnswer model = new(
            id, name, "rul", SmallPlant.Start, new("ds-1", "Rolls 2025", checksum, 60, 4_000, 100, 0.9, 1, 200, 0.3, false, "h", ["vibration"], ["vibration mean 10"]), 12,
            [new("vibration mean 10", 20), new("age", 5)], scores, null, null, []);
        Models.Add(model);
        return model;
    }

    /// <summary>A type of component with models in given states.</summary>
    public void Type(string name, params (string ModelId, string State)[] models) => Types.Add(new(
        name, ["vibration"], models.FirstOrDefault(model => model.State == "champion").ModelId, [.. models.Where(model => model.State == "challenger").Select(model => model.ModelId)], null,
        [.. models.Select(model => new RegistryModelAnswer(model.ModelId, Models.FirstOrDefault(known => known.Id == model.ModelId)?.Name ?? model.ModelId, model.State, SmallPlant.Start))]));

    /// <summary>Health of a type whose live failures were forecast with these misses in hours, and whose training lives with others; intervals reach ±10.</summary>
    public void Judged(string type, double[] liveMisses, double[] unseenMisses, double widening = 1)
    {
        ModelScores live = ModelScores.Of(Lives(liveMisses), 0.9, 100);
        ModelScores unseen = ModelScores.Of(Lives(unseenMisses), 0.9, 100);
        Health.Add(new(
            type, "m-1", "First", SmallPlant.Start, 0.9, 100, LiveCoverage.LivesNeeded, live.Failed >= LiveCoverage.LivesNeeded, live, unseen, unseen.Errors, widening,
            live.Failed > 0, [new("one", [new(80, 85), new(40, 45), new(0, 3)])], [], 7, []));
    }

    public Task<IReadOnlyList<DatasetAnswer>> DatasetsAsync(CancellationToken cancel) => Answer<IReadOnlyList<DatasetAnswer>>(Datasets);

    public Task<IReadOnlyList<ModelAnswer>> ModelsAsync(CancellationToken cancel) => Answer<IReadOnlyList<ModelAnswer>>(Models);

    public Task<IReadOnlyList<TrainingAnswer>> TrainingsAsync(CancellationToken cancel) => Answer<IReadOnlyList<TrainingAnswer>>(Trainings);

    public Task<string> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel) => Answer("training-1");

    public Task CancelTrainingAsync(string jobId, CancellationToken cancel) => Answer(jobId);

    public Task DeleteDatasetAsync(string id, CancellationToken cancel) => Answer(Datasets.RemoveAll(dataset => dataset.Id == id));

    public Task DeleteModelAsync(string id, string? actor, CancellationToken cancel) => Answer(Models.RemoveAll(model => model.Id == id));

    public Task<IReadOnlyList<RegistryTypeAnswer>> RegistryAsync(CancellationToken cancel) => Answer<IReadOnlyList<RegistryTypeAnswer>>(Types);

    public Task<IReadOnlyList<RegistryChangeAnswer>> HistoryAsync(string? componentType, int limit, CancellationToken cancel) => Answer<IReadOnlyList<RegistryChangeAnswer>>(Changes);

    public Task<RegistryTypeAnswer> ChangeAsync(string componentType, RegistryChangeBody body, string? actor, CancellationToken cancel) => Answer(Types.First(type => type.ComponentType == componentType));

    public Task<IReadOnlyList<ComponentTypeHealth>> HealthAsync(CancellationToken cancel) => Answer<IReadOnlyList<ComponentTypeHealth>>(Health);

    public Task<IReadOnlyList<OutcomeAnswer>> OutcomesAsync(string? componentType, int limit, CancellationToken cancel) => Answer<IReadOnlyList<OutcomeAnswer>>(Outcomes);

    public Task<OutcomeAnswer> AddOutcomeAsync(OutcomeBody body, string? actor, CancellationToken cancel) => Answer(new OutcomeAnswer(1, "Rolls", body.Twin!, body.Component!, body.End!, SmallPlant.Start, actor, body.Note));

    private static ObservedLife[] Lives(double[] misses) =>
        [.. misses.Select((miss, i) => new ObservedLife($"c{i}", LifeEnd.Failed, 100, [.. new[] { 20.0, 40, 60, 80 }.Select(age => new LifeForecast(age, 100 - age + miss, Math.Max(0, 90 - age + miss), 110 - age + miss, 1))]))];

    private Task<T> Answer<T>(T answer) => Away is null ? Task.FromResult(answer) : Task.FromException<T>(new StorageUnavailableException(Away));
}
