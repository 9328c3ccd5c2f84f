using System.Globalization;
using System.Text;
using BatteryTwin.Ingest.Pipeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BatteryTwin.Ingest.Api;

/// <summary>The quarantine as a file: line protocol with each reason as a comment above its line, or CSV when the client accepts that.</summary>
internal sealed class QuarantineExport(IQuarantine quarantine, string? code, string? twin) : IResult
{
    private const int PageSize = 1_000;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        bool csv = httpContext.Request.GetTypedHeaders().Accept.Any(entry => entry.MediaType.Equals("text/csv", StringComparison.OrdinalIgnoreCase));
        HttpResponse response = httpContext.Response;
        response.ContentType = csv ? "text/csv; charset=utf-8" : "text/plain; charset=utf-8";
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = csv ? "quarantine.csv" : "quarantine.lp" }.ToString();
        CsvText text = new(response.BodyWriter);
        if (csv)
        {
            Row(text, "id", "receivedAt", "source", "twin", "field", "code", "reason", "replayed", "line");
        }

        long? before = null;
        while (await quarantine.ListAsync(PageSize, before, code, twin, httpContext.RequestAborted).ConfigureAwait(false) is { Count: > 0 } page)
        {
            before = page[^1].Id;
            foreach (QuarantinedPoint point in page)
            {
                Write(point, text, csv, httpContext);
            }

            await text.SendAsync(all: true, httpContext.RequestAborted).ConfigureAwait(false);
        }

        await text.SendAsync(all: true, httpContext.RequestAborted).ConfigureAwait(false);
    }

    private static void Write(QuarantinedPoint point, CsvText text, bool csv, HttpContext context)
    {
        string received = point.ReceivedAt.ToString("O", CultureInfo.InvariantCulture);
        if (csv)
        {
            Row(text, point.Id.ToString(CultureInfo.InvariantCulture), received, point.Source, point.Twin, point.Field, point.Code, point.Reason, point.Replayed ? "true" : "false", point.Line);
            return;
        }

        // Reasons quote names and values that senders chose; a line break there must not begin a line of its own.
        string reason = $"# {received} {point.Source} {point.Code}: {point.Reason}".ReplaceLineEndings(" ");
        Encoding.UTF8.GetBytes($"{reason}\n{point.Line}\n", context.Response.BodyWriter);
    }

    private static void Row(CsvText text, params string?[] cells)
    {
        Array.ForEach(cells, text.Cell);
        text.EndRow();
    }
}
