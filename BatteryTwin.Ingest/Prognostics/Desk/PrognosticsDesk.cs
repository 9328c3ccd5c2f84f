using BatteryTwin.Domain.Prognostics.Registry;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Prognostics.Outcomes;
using BatteryTwin.Ingest.Prognostics.Registry;

namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>The desk where data sets, models and outcomes are kept by this process.</summary>
internal sealed class PrognosticsDesk(
    DatasetShelf datasets, ModelShelf models, ModelTraining training, ModelRegistry registry, ModelHealth health, OutcomeLog log, OutcomeTable outcomes, IJobs jobs) : IPrognosticsDesk
{
    public Task<IReadOnlyList<DatasetAnswer>> DatasetsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<DatasetAnswer>>([.. datasets.All().Select(DatasetAnswer.Of)]);

    public Task<IReadOnlyList<ModelAnswer>> ModelsAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<ModelAnswer>>([.. models.All().Select(ModelAnswer.Of)]);

    public Task<IReadOnlyList<TrainingAnswer>> TrainingsAsync(CancellationToken cancel) => Task.FromResult(training.Trainings());

    public Task<string> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel) => Do(() => training.Start(PrognosticsRequest.Checked(body), asClassifier).Id);

    public Task CancelTrainingAsync(string jobId, CancellationToken cancel) => Do(() => training.Trainings().Any(known => known.JobId == jobId)
        ? jobs.Cancel(jobId)
        : throw new PrognosticsException(PrognosticsFault.Unknown, $"there is no training '{jobId}'"));

    public Task DeleteDatasetAsync(string id, CancellationToken cancel) => Do(() =>
    {
        datasets.Delete(id);
        return true;
    });

    public Task DeleteModelAsync(string id, string? actor, CancellationToken cancel) => Do(() =>
    {
        registry.Delete(id, actor);
        return true;
    });

    public Task<IReadOnlyList<RegistryTypeAnswer>> RegistryAsync(CancellationToken cancel)
    {
        Dictionary<string, string> names = Names();
        return Task.FromResult<IReadOnlyList<RegistryTypeAnswer>>([.. registry.Lines.Select(line => Answer(line, names))]);
    }

    public Task<IReadOnlyList<RegistryChangeAnswer>> HistoryAsync(string? componentType, int limit, CancellationToken cancel) => Do<IReadOnlyList<RegistryChangeAnswer>>(() =>
        [.. registry.History(componentType is null ? null : registry.Line(componentType).ComponentType, limit).Select(RegistryChangeAnswer.Of)]);

    public Task<RegistryTypeAnswer> ChangeAsync(string componentType, RegistryChangeBody body, string? actor, CancellationToken cancel) => Do(() =>
        Answer(registry.Change(componentType, Choice<RegistryAction>("action", body.Action, RegistryAction.Delete), body.ModelId, actor, body.Reason ?? string.Empty), Names()));

    public Task<IReadOnlyList<ComponentTypeHealth>> HealthAsync(CancellationToken cancel) => Task.Run(health.All, cancel);

    public Task<IReadOnlyList<OutcomeAnswer>> OutcomesAsync(string? componentType, int limit, CancellationToken cancel) => Do<IReadOnlyList<OutcomeAnswer>>(() =>
        [.. outcomes.Outcomes(componentType is null ? null : registry.Line(componentType).ComponentType, null, limit).Select(OutcomeAnswer.Of)]);

    public Task<OutcomeAnswer> AddOutcomeAsync(OutcomeBody body, string? actor, CancellationToken cancel) => Do(() =>
    {
        if (string.IsNullOrWhiteSpace(body.Twin) || string.IsNullOrWhiteSpace(body.Component))
        {
            throw PrognosticsRequest.Invalid("twin and component are needed: the twin's id, and the name of the DTDL component within it");
        }

        LifeEnd end = Choice<LifeEnd>("end", body.End, LifeEnd.Running);
        return OutcomeAnswer.Of(log.Add(new(new(body.Twin, body.Component), end, body.At?.ToUniversalTime(), actor, body.Note)));
    });

    /// <summary>What people call the models, by id.</summary>
    private Dictionary<string, string> Names() => models.All().ToDictionary(head => head.Id, head => head.Request.Name);

    private RegistryTypeAnswer Answer(ModelLine line, Dictionary<string, string> names) =>
        new(line.ComponentType, registry.SignalsOf(line.ComponentType), line.Champion, [.. line.Challengers], line.Previous,
            [.. line.Models.Select(model => new RegistryModelAnswer(model.ModelId, names.GetValueOrDefault(model.ModelId, model.ModelId), RegistryChangeAnswer.Word(model.State)!, model.Since))]);

    private static T Choice<T>(string parameter, string? text, T notOffered)
        where T : struct, Enum
    {
        T[] choices = [.. Enum.GetValues<T>().Where(choice => !choice.Equals(notOffered))];
        foreach (T choice in choices)
        {
            if (string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        throw PrognosticsRequest.Invalid($"{parameter} is '{text}'; it must be one of {string.Join(", ", choices.Select(choice => choice.ToString().ToLowerInvariant()))}");
    }

    /// <summary>What is thrown comes with the task, as from a service elsewhere.</summary>
    private static Task<T> Do<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (PrognosticsException problem)
        {
            return Task.FromException<T>(problem);
        }
    }
}
