using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Explorer;

namespace BatteryTwin.Web.Api.Production;

/// <summary>Rows as JSON, or as CSV where the client accepts that: a column for each plain member, lists and objects left out.</summary>
internal sealed class RowsResult<T>(IReadOnlyList<T> rows) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        HttpResponse response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = "Accept";
        if (!AcceptedForm.IsCsv(httpContext.Request))
        {
            await response.WriteAsJsonAsync(new RowsAnswer<T>(rows), ProductionJson.Options, httpContext.RequestAborted);
            return;
        }

        response.ContentType = "text/csv; charset=utf-8";
        await response.WriteAsync(Csv(), httpContext.RequestAborted);
    }

    private string Csv()
    {
        string[] columns = [.. ProductionJson.Options.GetTypeInfo(typeof(T)).Properties.Where(IsPlain).Select(property => property.Name)];
        StringBuilder text = new();
        text.AppendJoin(',', columns).Append("\r\n");
        foreach (T row in rows)
        {
            JsonElement cells = JsonSerializer.SerializeToElement(row, ProductionJson.Options);
            text.AppendJoin(',', columns.Select(column => CsvCell.Of(Cell(cells.GetProperty(column))))).Append("\r\n");
        }

        return text.ToString();
    }

    private static ResultCell? Cell(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => new(value.GetString()!),
        JsonValueKind.Number => new(value.GetRawText(), IsNumber: true),
        _ => new(value.GetRawText()),
    };

    private static bool IsPlain(JsonPropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(DateTimeOffset) || type == typeof(DateOnly);
    }
}
