using System.Globalization;
using System.Text;
using BatteryTwin.Domain.RootCause.Alarms;
using BatteryTwin.Ingest.Storage.RootCause;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>The roots of an alarm flood: <c>/api/rootcause/alarms</c>.</summary>
public static class AlarmRankingApi
{
    public static IEndpointRouteBuilder MapAlarmRankingApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/rootcause/alarms", RankAsync)
            .DisableAntiforgery()
            .WithTags("Root cause")
            .WithSummary("Ranks possible roots of an alarm flood: multipart with nodes (label,type), edges (source_label,target_label), events and any number of normal runs (time_s,node,value), each CSV or gzip, and at in seconds")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<AlarmRankingAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        return routes;
    }

    private static Task<IResult> RankAsync(HttpContext context, IOptions<RootCauseOptions> options, CancellationToken cancel) => RootCauseAnswer.OfAsync(async () =>
    {
        long most = options.Value.UploadBytes;
        IFormCollection form = await Upload.FormAsync(context.Request, most, cancel);
        using StringReader nodes = new(await TextAsync(form, "nodes", most, cancel));
        using StringReader edges = new(await TextAsync(form, "edges", most, cancel));
        AlarmGraph graph = AlarmCsv.ReadGraph(nodes, edges);
        int left = options.Value.AlarmEvents;
        IReadOnlyList<NodeEvent> events = Events(await TextAsync(form, "events", most, cancel), "events", left);
        double at = At(form, events);
        List<IReadOnlyList<NodeEvent>> normal = [];
        foreach (IFormFile run in form.Files.GetFiles("normal"))
        {
            left -= normal.Count == 0 ? events.Count : normal[^1].Count;
            normal.Add(Events(Encoding.UTF8.GetString(await Upload.FileAsync(run, most, cancel)), $"normal run '{run.FileName}', with the tables before it,", left));
        }

        string[] warnings = normal.Count > 0 ? [] : ["no normal runs were sent: a node counts as normal in the state in which the events begin"];
        return Results.Ok(new AlarmRankingAnswer(await Task.Run(() => new AlarmRanking(graph, normal).Rank(events, at), cancel), at, warnings));
    });

    /// <summary>The moment in question: the field <c>at</c>, or the last event.</summary>
    private static double At(IFormCollection form, IReadOnlyList<NodeEvent> events)
    {
        string text = form["at"].ToString();
        if (text.Length == 0)
        {
            return events.Count > 0 ? events[^1].TimeS : 0;
        }

        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double at) && double.IsFinite(at)
            ? at
            : throw new UploadException($"the field 'at' is '{text}'; write seconds as in time_s of the events");
    }

    private static async Task<string> TextAsync(IFormCollection form, string part, long most, CancellationToken cancel) => Encoding.UTF8.GetString(await Upload.PartAsync(form, part, most, cancel));

    private static IReadOnlyList<NodeEvent> Events(string text, string name, int most)
    {
        using StringReader reader = new(text);
        return AlarmCsv.ReadEvents(reader, name, most);
    }
}
