using System.Globalization;
using System.IO.Pipelines;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Api;

namespace BatteryTwin.Ingest.Maintenance.Api;

/// <summary>Orders as comma-separated values; text that a spreadsheet would take for a formula gets an apostrophe before it.</summary>
internal static class OrderCsv
{
    public static async Task WriteAsync(PipeWriter target, IEnumerable<WorkOrder> orders, CancellationToken cancel)
    {
        CsvText csv = new(target);
        foreach (string column in new[] { "id", "state", "type", "title", "asset", "component", "durationHours", "skills", "priority", "due", "start", "end", "crew", "pinned", "origin", "finding", "note", "version" })
        {
            csv.Cell(column);
        }

        csv.EndRow();
        foreach (WorkOrder order in orders)
        {
            Row(csv, order);
            await csv.SendAsync(all: false, cancel).ConfigureAwait(false);
        }

        await csv.SendAsync(all: true, cancel).ConfigureAwait(false);
    }

    private static void Row(CsvText csv, WorkOrder order)
    {
        WorkContent content = order.Content;
        csv.Cell(order.Id);
        csv.Cell(Word(order.State));
        csv.Cell(Word(content.Type));
        csv.Cell(Safe(content.Title));
        csv.Cell(Safe(content.Asset));
        csv.Cell(Safe(content.Component));
        csv.Cell(content.Duration.TotalHours.ToString("0.####", CultureInfo.InvariantCulture));
        csv.Cell(Safe(string.Join(' ', content.Skills)));
        csv.Cell(Word(content.Priority));
        csv.Cell(Time(content.Due));
        csv.Cell(Time(order.Placement?.Start));
        csv.Cell(Time(order.Placement?.End));
        csv.Cell(Safe(order.Placement?.Crew));
        csv.Cell(order.Placement is { } placement ? (placement.Pinned ? "true" : "false") : null);
        csv.Cell(Safe(order.Origin.Reference is null ? Word(order.Origin.Kind) : $"{Word(order.Origin.Kind)} {order.Origin.Reference}"));
        csv.Cell(order.Finding is null ? null : Word(order.Finding.Kind));
        csv.Cell(Safe(order.Finding?.Note));
        csv.Cell(order.Version.ToString(CultureInfo.InvariantCulture));
        csv.EndRow();
    }

    private static string? Safe(string? text) => text is { Length: > 0 } && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{text}" : text;

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum
    {
        string text = value.ToString();
        return char.ToLowerInvariant(text[0]) + text[1..];
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}
