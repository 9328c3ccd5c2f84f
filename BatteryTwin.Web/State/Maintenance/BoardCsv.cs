using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>The board as comma-separated values in invariant culture: every order shown, planned or not.</summary>
public static class BoardCsv
{
    public static string Of(MaintenanceBoard board)
    {
        StringBuilder text = new("order,state,type,title,asset,component,crew,start_utc,end_utc,duration_h,technicians,pinned,failure_probability,due_utc,conflicts\r\n");
        foreach (BoardBar bar in board.Bars.Where(bar => !bar.IsGhost).DistinctBy(bar => bar.Order.Id).OrderBy(bar => bar.Start))
        {
            Line(text, bar.Order, bar.CrewName, bar.Start, bar.End, bar.FailureProbability, string.Join("; ", bar.Conflicts));
        }

        foreach (TrayJob job in board.Tray)
        {
            Line(text, job.Order, null, null, null, job.FailureProbability, null);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, WorkOrder order, string? crew, DateTimeOffset? start, DateTimeOffset? end, double? risk, string? conflicts) => text.AppendJoin(',',
    [
        order.Id, order.State.ToString().ToLowerInvariant(), order.Content.Type.ToString().ToLowerInvariant(), Quoted(order.Content.Title), Quoted(order.Content.Asset), Quoted(order.Content.Component), Quoted(crew),
        Time(start), Time(end), order.Content.Duration.TotalHours.ToString("0.###", CultureInfo.InvariantCulture), order.Content.Technicians.ToString(CultureInfo.InvariantCulture),
        order.Placement is { } place ? place.Pinned ? "yes" : "no" : string.Empty, risk?.ToString("0.####", CultureInfo.InvariantCulture), Time(order.Content.Due), Quoted(conflicts),
    ]).Append("\r\n");

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Quoted where needed; what a spreadsheet would take for a formula gets an apostrophe.</summary>
    private static string? Quoted(string? value)
    {
        string? safe = value is { Length: > 0 } && value[0] is '=' or '+' or '-' or '@' ? $"'{value}" : value;
        return safe?.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{safe.Replace("\"", "\"\"")}\"" : safe;
    }
}
