using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using BatteryTwin.Ingest.Mapping.Api;
using BatteryTwin.Ingest.Prognostics;
using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's desk of data sets, models and outcomes, through its API.</summary>
internal sealed class RemotePrognosticsDesk(IngestClient client) : IPrognosticsDesk
{
    private const string Root = "api/prognostics";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public async Task<IReadOnlyList<DatasetAnswer>> DatasetsAsync(CancellationToken cancel) => (await GetAsync<DatasetList>("datasets", cancel).ConfigureAwait(false)).Datasets;

    public async Task<IReadOnlyList<ModelAnswer>> ModelsAsync(CancellationToken cancel) => (await GetAsync<ModelList>("models", cancel).ConfigureAwait(false)).Models;

    public async Task<IReadOnlyList<TrainingAnswer>> TrainingsAsync(CancellationToken cancel) => (await GetAsync<TrainingList>("trainings", cancel).ConfigureAwait(false)).Trainings;

    public async Task<string> TrainAsync(TrainingBody body, bool asClassifier, CancellationToken cancel) =>
        (await SendAsync<JobAnswer>(HttpMethod.Post, $"{Root}/{(asClassifier ? "classifiers" : "models")}", body, null, cancel).ConfigureAwait(false)).JobId;

    /// <summary>The service answers 409 for a training that has ended: that is no fault here.</summary>
    public async Task CancelTrainingAsync(string jobId, CancellationToken cancel)
    {
        try
        {
            await SendAsync(HttpMethod.Delete, $"api/jobs/{Uri.EscapeDataString(jobId)}", null, null, cancel).ConfigureAwait(false);
        }
        catch (PrognosticsException problem) when (problem.Fault == PrognosticsFault.Conflict)
        {
            // It has ended.
        }
    }

    public Task DeleteDatasetAsync(string id, CancellationToken cancel) => SendAsync(HttpMethod.Delete, $"{Root}/datasets/{Uri.EscapeDataString(id)}", null, null, cancel);

    public Task DeleteModelAsync(string id, string? actor, CancellationToken cancel) => SendAsync(HttpMethod.Delete, $"{Root}/models/{Uri.EscapeDataString(id)}", null, actor, cancel);

    public async Task<IReadOnlyList<RegistryTypeAnswer>> RegistryAsync(CancellationToken cancel) => (await GetAsync<TypeList<RegistryTypeAnswer>>("registry", cancel).ConfigureAwait(false)).ComponentTypes;

    public async Task<IReadOnlyList<RegistryChangeAnswer>> HistoryAsync(string? componentType, int limit, CancellationToken cancel) =>
        (await GetAsync<ChangeList>($"registry/history?limit={limit}{TypeOf(componentType)}", cancel).ConfigureAwait(false)).Changes;

    public Task<RegistryTypeAnswer> ChangeAsync(string componentType, RegistryChangeBody body, string? actor, CancellationToken cancel) =>
        SendAsync<RegistryTypeAnswer>(HttpMethod.Post, $"{Root}/registry/{Uri.EscapeDataString(componentType)}/changes", body, actor, cancel);

    public async Task<IReadOnlyList<ComponentTypeHealth>> HealthAsync(CancellationToken cancel) => (await GetAsync<TypeList<ComponentTypeHealth>>("health", cancel).ConfigureAwait(false)).ComponentTypes;

    public async Task<IReadOnlyList<OutcomeAnswer>> OutcomesAsync(string? componentType, int limit, CancellationToken cancel) =>
        (await GetAsync<OutcomeList>($"outcomes?limit={limit}{TypeOf(componentType)}", cancel).ConfigureAwait(false)).Outcomes;

    public Task<OutcomeAnswer> AddOutcomeAsync(OutcomeBody body, string? actor, CancellationToken cancel) => SendAsync<OutcomeAnswer>(HttpMethod.Post, $"{Root}/outcomes", body, actor, cancel);

    private static string TypeOf(string? componentType) => componentType is null ? string.Empty : $"&type={Uri.EscapeDataString(componentType)}";

    private Task<T> GetAsync<T>(string path, CancellationToken cancel) => SendAsync<T>(HttpMethod.Get, $"{Root}/{path}", null, null, cancel);

    private async Task<T> SendAsync<T>(HttpMethod method, string path, object? body, string? actor, CancellationToken cancel)
    {
        using HttpResponseMessage response = await AskAsync(method, path, body, actor, cancel).ConfigureAwait(false);
        try
        {
            return await client.ReadAsync<T>(response, cancel, s_json).ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }
    }

    private async Task SendAsync(HttpMethod method, string path, object? body, string? actor, CancellationToken cancel)
    {
        using HttpResponseMessage response = await AskAsync(method, path, body, actor, cancel).ConfigureAwait(false);
    }

    /// <summary>The answer, which is a success.</summary>
    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, object? body, string? actor, CancellationToken cancel)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: s_json) };
        if (actor is not null)
        {
            request.Headers.TryAddWithoutValidation(MappingRequest.ActorHeader, actor);
        }

        HttpResponseMessage response;
        try
        {
            response = await client.SendAsync(request, cancel).ConfigureAwait(false);
        }
        catch (IngestUnreachableException problem)
        {
            throw new StorageUnavailableException(problem.Message, problem);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            string words = await WordsAsync(response, cancel).ConfigureAwait(false);
            throw response.StatusCode switch
            {
                HttpStatusCode.BadRequest => new PrognosticsException(PrognosticsFault.Invalid, words),
                HttpStatusCode.NotFound => new PrognosticsException(PrognosticsFault.Unknown, words),
                HttpStatusCode.Conflict => new PrognosticsException(PrognosticsFault.Conflict, words),
                _ => new StorageUnavailableException(words),
            };
        }
    }

    private async Task<string> WordsAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            JsonElement problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancel).ConfigureAwait(false);
            return problem.GetProperty("detail").GetString() ?? response.StatusCode.ToString();
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException or HttpRequestException or IOException)
        {
            return $"the ingest service {client.Endpoint} answered {(int)response.StatusCode}";
        }
    }

    private sealed record DatasetList(IReadOnlyList<DatasetAnswer> Datasets);

    private sealed record ModelList(IReadOnlyList<ModelAnswer> Models);

    private sealed record TrainingList(IReadOnlyList<TrainingAnswer> Trainings);

    private sealed record TypeList<T>(IReadOnlyList<T> ComponentTypes);

    private sealed record ChangeList(IReadOnlyList<RegistryChangeAnswer> Changes);

    private sealed record OutcomeList(IReadOnlyList<OutcomeAnswer> Outcomes);

    private sealed record JobAnswer(string JobId);
}
