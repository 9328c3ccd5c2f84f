using System.Globalization;
using System.IO.Pipelines;
using System.Text.Json;
using BatteryTwin.Ingest.Api;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>An answer <c>{"predictions": […]}</c>, or CSV, of any number of rows, computed and sent in pieces.</summary>
internal abstract class RowAnswer<TRow>(IEnumerable<TRow> rows, bool asCsv) : IResult
{
    private const int PieceBytes = 64 * 1024;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        CancellationToken cancel = httpContext.RequestAborted;
        HttpResponse response = httpContext.Response;
        response.ContentType = asCsv ? "text/csv; charset=utf-8" : "application/json; charset=utf-8";
        await (asCsv ? CsvAsync(new CsvText(response.BodyWriter), cancel) : JsonAsync(response.BodyWriter, cancel)).ConfigureAwait(false);
    }

    protected abstract IEnumerable<string> Columns { get; }

    protected abstract void Write(TRow row, Utf8JsonWriter json);

    protected abstract IEnumerable<string?> Cells(TRow row);

    protected static string? Text(double? number) => number is { } value && double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : null;

    /// <summary>A number, or null where there is none or it has no end.</summary>
    protected static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } value && double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private async Task JsonAsync(PipeWriter target, CancellationToken cancel)
    {
        Utf8JsonWriter json = new(target);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("predictions");
            foreach (TRow row in rows)
            {
                Write(row, json);
                if (json.BytesPending + target.UnflushedBytes >= PieceBytes)
                {
                    json.Flush();
                    await target.FlushAsync(cancel).ConfigureAwait(false);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.Flush();
        }

        await target.FlushAsync(cancel).ConfigureAwait(false);
    }

    private async Task CsvAsync(CsvText csv, CancellationToken cancel)
    {
        foreach (string column in Columns)
        {
            csv.Cell(column);
        }

        csv.EndRow();
        foreach (TRow row in rows)
        {
            foreach (string? cell in Cells(row))
            {
                csv.Cell(cell);
            }

            csv.EndRow();
            await csv.SendAsync(all: false, cancel).ConfigureAwait(false);
        }

        await csv.SendAsync(all: true, cancel).ConfigureAwait(false);
    }
}
