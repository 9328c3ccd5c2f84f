using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.Production.Orders;

/// <summary>
/// Reads orders and targets from comma-separated values (RFC 4180; comma, semicolon or tab; columns in any order, others passed over). Each faulty row is named
/// with line, column and remedy; the good rows are kept.
/// </summary>
public static class PlanCsv
{
    /// <summary>Rows of a table at most.</summary>
    public const int MostRows = 100_000;

    private static readonly string[] s_orderColumns = ["order", "line", "product", "quantity", "from", "to"];
    private static readonly string[] s_targetColumns = ["line", "date", "shift", "quantity"];

    /// <summary>Columns <c>order</c>, <c>line</c>, <c>product</c>, <c>quantity</c>, <c>from</c>, <c>to</c>.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="clock">The plant's clock of a line; null for a line nobody knows.</param>
    public static PlanTable<ProductionOrder> ReadOrders(TextReader reader, Func<string, PlantClock?> clock) => Read(reader, s_orderColumns, order => order.Id, row =>
    {
        string line = row.Text("line");
        string id = row.Text("order");
        string product = row.Text("product");
        double quantity = row.Quantity("quantity");
        if (Clock(row, line, clock) is not { } known)
        {
            return null;
        }

        DateTimeOffset from = row.Instant("from", known);
        DateTimeOffset to = row.Instant("to", known);
        if (row.IsGood && to <= from)
        {
            row.Fault("to", "the order ends before it begins");
        }
        else if (row.IsGood && to - from > ProductionOrder.Longest)
        {
            row.Fault("to", $"the order lasts longer than {ProductionOrder.Longest.TotalDays:0} days");
        }

        return new ProductionOrder(id, line, product, quantity, from, to);
    });

    /// <summary>Columns <c>line</c>, <c>date</c>, <c>shift</c>, <c>quantity</c>.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="shifts">Names of the shifts of a line's plant; null for a line nobody knows.</param>
    public static PlanTable<ShiftTarget> ReadTargets(TextReader reader, Func<string, IReadOnlyCollection<string>?> shifts) =>
        Read(reader, s_targetColumns, target => $"{target.LineId}, {target.Date:yyyy-MM-dd}, {target.Shift}", row =>
        {
            ShiftTarget target = new(row.Text("line"), row.Date("date"), row.Text("shift"), row.Quantity("quantity"));
            if (!row.IsGood)
            {
                return target;
            }

            if (shifts(target.LineId) is not { } names)
            {
                row.Fault("line", UnknownLine(target.LineId));
            }
            else if (!names.Contains(target.Shift))
            {
                row.Fault("shift", $"the calendar of the plant has no shift '{target.Shift}'; it has {string.Join(", ", names)}");
            }

            return target;
        });

    private static PlantClock? Clock(PlanRow row, string line, Func<string, PlantClock?> clock)
    {
        PlantClock? known = line.Length > 0 ? clock(line) : null;
        if (known is null && line.Length > 0)
        {
            row.Fault("line", UnknownLine(line));
        }

        return known;
    }

    private static string UnknownLine(string line) => $"no line '{line}' is in the twin graph; write the line's twin id";

    private static PlanTable<T> Read<T>(TextReader reader, string[] columns, Func<T, string> keyOf, Func<PlanRow, T?> read)
        where T : class
    {
        List<RowFault> faults = [];
        List<T> rows = [];
        HashSet<string> keys = new(StringComparer.Ordinal);
        CsvRecord csv = new(reader);
        if (csv.ReadHead() is not { } head || columns.Except(head, StringComparer.OrdinalIgnoreCase).ToArray() is { Length: > 0 })
        {
            faults.Add(new(1, null, $"the first line must name the columns {string.Join(", ", columns)}"));
            return new(rows, faults);
        }

        while (csv.Read() is { } fields)
        {
            PlanRow row = new(csv.Line, head, fields, faults);
            if (rows.Count == MostRows)
            {
                row.Fault(null, $"more than {MostRows} rows; send the rest in another table");
                break;
            }

            if (read(row) is not { } value || !row.IsGood)
            {
                continue;
            }

            if (keys.Add(keyOf(value)))
            {
                rows.Add(value);
            }
            else
            {
                row.Fault(null, $"'{keyOf(value)}' stands in an earlier row");
            }
        }

        return new(rows, faults);
    }
}
