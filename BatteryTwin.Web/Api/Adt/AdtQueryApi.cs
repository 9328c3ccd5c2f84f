using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.TwinQuery.Execution;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Queries: <c>POST /query</c>, and <c>GET /query?query=…</c> for tools that can only follow a link.</summary>
internal sealed class AdtQueryApi(ITwinGraph graph, AdtPast past, QueryEngine engine, TimeProvider time) : IAdtApi
{
    private const string ChargeHeader = "query-charge";
    private const string QueryMember = "query";
    private const string TokenMember = "continuationToken";

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(60);

    public void Map(AdtRoutes routes)
    {
        routes.Read("POST", "/query", PostAsync);
        routes.Read("GET", "/query", request => AnswerAsync(request, Parameter(request, QueryMember), Parameter(request, TokenMember)));
        routes.Rest("/query/{**rest}");
    }

    private async Task PostAsync(AdtRequest request)
    {
        string? query;
        string? token;
        using (AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Query))
        {
            if (body.Root.ValueKind != JsonValueKind.Object)
            {
                throw Bad("The body must be an object with 'query' or 'continuationToken'.");
            }

            query = Member(body.Root, QueryMember);
            token = Member(body.Root, TokenMember);
        }

        await AnswerAsync(request, query, token);
    }

    private async Task AnswerAsync(AdtRequest request, string? query, string? token)
    {
        PreparedQuery prepared = token is not null ? engine.Continue(token)
            : query is not null ? engine.Prepare(query)
            : throw Bad("The request has neither 'query' nor 'continuationToken'; send one of them.");
        int? size = request.PageSize(0, QueryLimits.Default.MaxPageSize, "BadRequest") is > 0 and var given ? given : null;
        IQueryIndexes state = request.AsOf is null ? graph.Indexes.Including(prepared.IndexablePaths) : new SnapshotScan(await past.GraphAsync(request));
        QueryPage page = Page(request, prepared, state, size);
        request.Context.Response.Headers[ChargeHeader] = page.Charge.ToString(CultureInfo.InvariantCulture);
        await request.JsonAsync((page, request.Version.HasUpdateTimes), static (writer, answer) => answer.page.WriteTo(writer, answer.HasUpdateTimes));
    }

    private QueryPage Page(AdtRequest request, PreparedQuery prepared, IQueryIndexes state, int? size)
    {
        using CancellationTokenSource timeout = new(s_timeout, time);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, request.Cancel);
        try
        {
            return engine.Page(prepared, state, size, either.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !request.Cancel.IsCancellationRequested)
        {
            throw new AdtException(
                StatusCodes.Status400BadRequest,
                "TimeoutError",
                $"The query took longer than {s_timeout.TotalSeconds:0} seconds; narrow it with $dtId, IS_OF_MODEL or relationship names, or ask for smaller pages");
        }
    }

    private static string? Parameter(AdtRequest request, string name) => request.Http.Query[name] is [{ Length: > 0 } text, ..] ? text : null;

    private static string? Member(JsonElement body, string name) =>
        !body.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString() is { Length: > 0 } text ? text : null
        : throw Bad($"'{name}' must be a text.");

    private static AdtException Bad(string message) => new(StatusCodes.Status400BadRequest, "BadRequest", message);
}
