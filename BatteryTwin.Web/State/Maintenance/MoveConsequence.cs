using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.State.Maintenance;

/// <summary>What would follow if a job were put somewhere, as it is shown before it is.</summary>
/// <param name="Start">When work would begin, in ms since 1970 UTC.</param>
/// <param name="End">When it would end.</param>
/// <param name="Crew">Id of the crew; null when it cannot be put there.</param>
/// <param name="Lines">Time and crew, risk, output, parts, and each fault.</param>
/// <param name="Fits">Nothing stands against it.</param>
public sealed record MoveConsequence(long Start, long End, string? Crew, IReadOnlyList<string> Lines, bool Fits)
{
    /// <summary>The consequence for an order.</summary>
    /// <param name="board">The board as it was read last.</param>
    /// <param name="order">The order.</param>
    /// <param name="crewId">Crew it is given to; null for the one that suits.</param>
    /// <param name="from">Wanted begin.</param>
    /// <param name="calendar">The plant's clock.</param>
    public static MoveConsequence Of(MaintenanceBoard board, WorkOrder order, string? crewId, DateTimeOffset from, ShiftCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(board);
        ArgumentNullException.ThrowIfNull(order);
        crewId ??= board.Previews.CrewFor(order.Id, from)?.Id;
        string crew = board.Crews.FirstOrDefault(one => one.Id == crewId)?.Name ?? "No crew";
        if (crewId is null || board.Previews.At(order.Id, crewId, from) is not { } preview)
        {
            return new(from.ToUnixTimeMilliseconds(), (from + order.Content.Duration).ToUnixTimeMilliseconds(), null, [crewId is null ? "No crew can do it" : $"{crew} has not the {WorkWords.Hours(order.Content.Duration)} of working time after that"], false);
        }

        List<string> lines = [$"{Clock(preview.Start)}–{Clock(preview.End, preview.Start)}, {crew}"];
        if (preview.FailureProbability is { } risk)
        {
            lines.Add($"Risk: {WorkWords.Chance(risk)} that it fails before; waiting costs {(preview.Extra is > 0.5 and var extra ? $"{WorkWords.Money(extra, board.Currency)} more than at the best time" : "no more than at the best time")}");
        }
        else
        {
            lines.Add(order.Content.Due is { } due ? preview.End > due ? $"Late: due {Clock(due)}" : $"In time: due {Clock(due)}" : "Risk: no forecast says it");
        }

        lines.Add(preview.LostHours > 0.01 ? $"Output: {preview.LostHours:0.#} h lost, {WorkWords.Money(preview.LostOutput, board.Currency)}" : "Output: none lost");
        lines.Add(order.Content.PartsReady is { } parts ? $"Parts: there {Clock(parts)}" : order.Content.Parts.Length > 0 ? "Parts: in stock" : "Parts: none needed");
        lines.AddRange(preview.Faults.Select(fault => $"▲ {ForecastWords.Capital(fault.Text)}").Distinct());
        if (preview.Faults.Count == 0)
        {
            lines.Add("Crew and station are free");
        }

        return new(preview.Start.ToUnixTimeMilliseconds(), preview.End.ToUnixTimeMilliseconds(), crewId, lines, preview.Faults.Count == 0);

        string Clock(DateTimeOffset time, DateTimeOffset? after = null) => BoardClock.Text(calendar, time, after);
    }
}
