using System.Net;
using System.Text.Json;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Remote;

/// <summary>
/// The alert log of the ingest service: a copy of what stands there, read at each connection and kept up to date by the live feed; what people do is done
/// there first. While the service is away the copy can be read and nothing be done.
/// </summary>
internal sealed class RemoteAlertLog : IAlertLog
{
    /// <summary>Most alerts that the copy holds: as many as the service lists in one answer.</summary>
    private const int MaxAlerts = 10_000;

    private readonly IngestClient _client;
    private readonly OrderedEvents<Alert> _events;
    private readonly Lock _lock = new();
    private volatile IReadOnlyList<Alert> _recent = [];
    private volatile IReadOnlyList<Alert> _open = [];

    public RemoteAlertLog(IngestClient client, ILogger<RemoteAlertLog> logger)
    {
        _client = client;
        _events = new OrderedEvents<Alert>(HandlersOf, logger);
    }

    public event Action<Alert>? Changed;

    public IReadOnlyList<Alert> Open => _open;

    public Alert? Find(string alertId) => _recent.FirstOrDefault(alert => alert.Id == alertId);

    public IReadOnlyList<Alert> Recent(int limit, string? twinId = null) => [.. _recent.Where(alert => twinId is null || alert.TwinId == twinId).Take(limit)];

    /// <summary>What the verb added to the alert's history is what the service is asked to do.</summary>
    public async ValueTask<Alert> ApplyAsync(string alertId, Func<Alert, Alert> verb, CancellationToken cancel = default)
    {
        Alert alert = Find(alertId) ?? throw new KeyNotFoundException($"there is no alert '{alertId}'");
        Alert wanted = verb(alert);
        foreach (AlertAction action in wanted.History.Skip(alert.History.Count))
        {
            alert = await SendAsync(alertId, action, wanted, cancel).ConfigureAwait(false);
        }

        return alert;
    }

    /// <summary>Reads all alerts of the service anew.</summary>
    /// <exception cref="IngestUnreachableException">They cannot be read; the copy stays as it was.</exception>
    public async Task LoadAsync(CancellationToken cancel)
    {
        List<Alert> read = [];
        foreach (string state in new[] { "open", "all" })
        {
            JsonElement answer = await _client.GetAsync<JsonElement>($"api/alerts?state={state}&limit={MaxAlerts}", cancel).ConfigureAwait(false);
            try
            {
                read.AddRange(answer.GetProperty("alerts").EnumerateArray().Select(AlertJson.Read));
            }
            catch (Exception problem) when (problem is FormatException or KeyNotFoundException or InvalidOperationException)
            {
                throw _client.Away($"its alerts cannot be read: {problem.Message}", problem);
            }
        }

        Publish(known => read.DistinctBy(alert => alert.Id).Select(alert => known.GetValueOrDefault(alert.Id) is { } old && !IsNews(old, alert) ? old : alert));
    }

    /// <summary>Takes over an alert as the feed tells it.</summary>
    /// <exception cref="FormatException">It is no alert.</exception>
    public Alert Take(JsonElement json)
    {
        Alert alert = AlertJson.Read(json);
        Publish(known =>
        {
            if (!(known.GetValueOrDefault(alert.Id) is { } old && !IsNews(old, alert)))
            {
                known[alert.Id] = alert;
            }

            return known.Values;
        });
        return alert;
    }

    private async Task<Alert> SendAsync(string alertId, AlertAction action, Alert wanted, CancellationToken cancel)
    {
        string alert = $"api/alerts/{Uri.EscapeDataString(alertId)}";
        try
        {
            using HttpResponseMessage response = action.Verb switch
            {
                AlertVerb.Acknowledged => await _client.PostAsync($"{alert}/acknowledge", new AcknowledgeRequest(action.Name, action.Note), cancel).ConfigureAwait(false),
                AlertVerb.Shelved => await _client.PostAsync($"{alert}/shelve", new ShelveRequest(action.Name, wanted.ShelvedUntil, action.Note), cancel).ConfigureAwait(false),
                AlertVerb.Unshelved => await _client.PostAsync($"{alert}/unshelve", new UnshelveRequest(action.Name), cancel).ConfigureAwait(false),
                AlertVerb.Commented => await _client.PostAsync($"{alert}/comment", new CommentRequest(action.Name, action.Note), cancel).ConfigureAwait(false),
                _ => throw new AlertActionException($"'{action.Verb}' is nothing people do to an alert"),
            };
            if (response.StatusCode is HttpStatusCode.NotFound)
            {
                throw new KeyNotFoundException($"there is no alert '{alertId}'");
            }

            if (response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.Conflict)
            {
                throw new AlertActionException(await DetailAsync(response, cancel).ConfigureAwait(false));
            }

            return Take(await _client.ReadAsync<JsonElement>(response, cancel).ConfigureAwait(false));
        }
        catch (IngestUnreachableException problem)
        {
            throw new AlertLogUnavailableException(problem.Message, problem);
        }
        catch (FormatException problem)
        {
            throw new AlertLogUnavailableException($"the answer of {_client.Endpoint} cannot be read: {problem.Message}", problem);
        }
    }

    private static async Task<string> DetailAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        string body = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        try
        {
            using JsonDocument problem = JsonDocument.Parse(body);
            return problem.RootElement.GetProperty("detail").GetString()?.TrimEnd('.') ?? body;
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"the ingest service answered {(int)response.StatusCode}";
        }
    }

    /// <summary>The history only grows, so an answer that was overtaken by a later state is told by it.</summary>
    private static bool IsNews(Alert known, Alert alert) =>
        alert.History.Count > known.History.Count || (alert.History.Count == known.History.Count && alert.Message != known.Message);

    private void Publish(Func<Dictionary<string, Alert>, IEnumerable<Alert>> change)
    {
        lock (_lock)
        {
            Dictionary<string, Alert> known = _recent.ToDictionary(alert => alert.Id, StringComparer.Ordinal);
            HashSet<Alert> before = new(known.Values, ReferenceEqualityComparer.Instance);
            Alert[] sorted = [.. change(known).OrderByDescending(alert => alert.RaisedAt).ThenBy(alert => alert.Id, StringComparer.Ordinal)];
            // Open ones are never left out: someone may still have to act.
            _recent = sorted.Length <= MaxAlerts ? sorted : [.. sorted.Where((alert, index) => index < MaxAlerts || alert.IsOpen)];
            _open = [.. sorted.Where(alert => alert.IsOpen)];
            foreach (Alert changed in sorted.Where(alert => !before.Contains(alert)))
            {
                _events.Add(changed);
            }
        }

        _events.Raise();
    }

    private Action[] HandlersOf(Alert alert) =>
        Changed?.GetInvocationList().Cast<Action<Alert>>().Select<Action<Alert>, Action>(handler => () => handler(alert)).ToArray() ?? [];
}
