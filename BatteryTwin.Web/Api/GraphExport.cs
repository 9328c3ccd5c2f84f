using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Transfer;

namespace BatteryTwin.Web.Api;

/// <summary>A whole graph as a download, sent piece by piece.</summary>
internal sealed class GraphExport(TwinGraphSnapshot graph, bool asLines) : IResult
{
    public const string LinesType = "application/x-ndjson";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.ContentType = asLines ? LinesType : "application/json";
        response.Headers.ContentDisposition = $"attachment; filename=\"twin-graph.{(asLines ? "ndjson" : "json")}\"";
        return asLines
            ? GraphFileWriter.WriteLinesAsync(response.BodyWriter, graph, httpContext.RequestAborted)
            : GraphFileWriter.WriteDocumentAsync(response.BodyWriter, graph, httpContext.RequestAborted);
    }
}
