using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using BatteryTwin.Domain.Telemetry.Mapping;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Mapping.Api;

namespace BatteryTwin.Ingest.Remote;

/// <summary>The ingest service's tag mapping, through its API. Rules are read anew each time; lines of tables only when they changed.</summary>
internal sealed class RemoteTagMapping(IngestClient client) : ITagMapping
{
    private const string Rules = "api/mapping/rules";

    private volatile MappingRuleSet _known = MappingRuleSet.Empty;

    public async ValueTask<TagMappingState> ReadAsync(CancellationToken cancel = default)
    {
        RuleListView list = await MappingCall.GetAsync<RuleListView>(client, Rules, cancel).ConfigureAwait(false);
        MappingRuleSet known = _known;
        if (list.Version != known.Version || !list.Rules.Select(view => (view.Rule.Id, view.Version)).SequenceEqual(known.Rules.Select(stored => (stored.Rule.Id, stored.Version))))
        {
            ImmutableArray<StoredRule>.Builder rules = ImmutableArray.CreateBuilder<StoredRule>(list.Rules.Count);
            foreach (RuleView view in list.Rules)
            {
                if (await StoredAsync(view, known, cancel).ConfigureAwait(false) is { } stored)
                {
                    rules.Add(stored);
                }
            }

            _known = known = new(list.Version, rules.ToImmutable());
        }

        return new(known, list.Rules.ToDictionary(view => view.Rule.Id, view => view.Tally));
    }

    public async ValueTask<IReadOnlyList<MappingCandidate>> MappedSeriesAsync(int limit, CancellationToken cancel = default)
    {
        MappedSeriesListView list = await MappingCall.GetAsync<MappedSeriesListView>(client, "api/mapping/mapped", cancel).ConfigureAwait(false);
        return [.. list.Series.Take(limit).Select(series => series.ToCandidate())];
    }

    public ValueTask AddAsync(MappingRule rule, string? actor, CancellationToken cancel = default) => ChangeAsync(HttpMethod.Post, Rules, rule, actor, version: null, cancel);

    /// <summary>Without a version whatever is there is overwritten, and that has to be said.</summary>
    public ValueTask UpdateAsync(string id, MappingRule rule, long? ifVersion, string? actor, CancellationToken cancel = default) =>
        ChangeAsync(HttpMethod.Put, PathOf(id), rule, actor, ETag(ifVersion) ?? EntityTagHeaderValue.Any, cancel);

    public ValueTask DeleteAsync(string id, long? ifVersion, string? actor, CancellationToken cancel = default) =>
        ChangeAsync<MappingRule?>(HttpMethod.Delete, PathOf(id), body: null, actor, ETag(ifVersion), cancel);

    public ValueTask OrderAsync(IReadOnlyList<string> ids, long? ifVersion, string? actor, CancellationToken cancel = default) =>
        ChangeAsync(HttpMethod.Put, $"{Rules}/order", new RuleOrder(ids), actor, ETag(ifVersion), cancel);

    public async ValueTask<IReadOnlyList<MappingChange>> HistoryAsync(int limit, CancellationToken cancel = default) =>
        (await MappingCall.GetAsync<ChangeListView>(client, string.Create(CultureInfo.InvariantCulture, $"api/mapping/history?limit={limit}"), cancel).ConfigureAwait(false)).Changes;

    public ValueTask RevertAsync(long number, string? actor, CancellationToken cancel = default) =>
        ChangeAsync<MappingRule?>(HttpMethod.Post, string.Create(CultureInfo.InvariantCulture, $"api/mapping/history/{number}/revert"), body: null, actor, version: null, cancel);

    /// <summary>A rule of the list with the lines of its table; null when it was deleted meanwhile.</summary>
    private async Task<StoredRule?> StoredAsync(RuleView view, MappingRuleSet known, CancellationToken cancel)
    {
        if (view.RowCount == 0)
        {
            return new(MappingJson.Plain(view.Rule), view.Version);
        }

        if (known.Find(view.Rule.Id) is { } stored && stored.Version == view.Version)
        {
            return stored;
        }

        using HttpResponseMessage response = await MappingCall.SendAsync(client, new(HttpMethod.Get, PathOf(view.Rule.Id)), cancel, allowed: HttpStatusCode.NotFound).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NotFound
            ? null
            : new(MappingJson.Plain(await MappingCall.ReadAsync<MappingRule>(client, response, cancel).ConfigureAwait(false)), Version(response) ?? view.Version);
    }

    private async ValueTask ChangeAsync<T>(HttpMethod method, string path, T body, string? actor, EntityTagHeaderValue? version, CancellationToken cancel)
    {
        HttpRequestMessage request = new(method, path) { Content = body is null ? null : MappingCall.Content(body) };
        if (actor is not null)
        {
            request.Headers.TryAddWithoutValidation(MappingRequest.ActorHeader, actor);
        }

        if (version is not null)
        {
            request.Headers.IfMatch.Add(version);
        }

        using HttpResponseMessage response = await MappingCall.SendAsync(client, request, cancel).ConfigureAwait(false);
    }

    private static string PathOf(string id) => $"{Rules}/{Uri.EscapeDataString(id)}";

    private static EntityTagHeaderValue? ETag(long? version) => version is { } number ? new(string.Create(CultureInfo.InvariantCulture, $"\"{number}\"")) : null;

    private static long? Version(HttpResponseMessage response) =>
        long.TryParse(response.Headers.ETag?.Tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version) ? version : null;
}
