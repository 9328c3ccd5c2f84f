using System.Globalization;
using BatteryTwin.Domain.Production.Orders;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>Orders and targets. Versions are milliseconds, or one more than the former, so that what was taken away and entered again has another one.</summary>
public sealed partial class SqliteProductionBook
{
    private const string DayForm = "yyyy-MM-dd";
    private const string OrderColumns = "id, line, product, quantity, from_ticks, to_ticks, version, changed_ticks, changed_by";
    private const string TargetColumns = "line, day, shift, quantity, version, changed_ticks, changed_by";

    public IReadOnlyList<KeptDocument<ProductionOrder>> KeptOrders(DateTimeOffset from, DateTimeOffset to, string? lineId = null) => _database.Rows(
        $"SELECT {OrderColumns} FROM production_order WHERE to_ticks > $from AND from_ticks < $to AND ($line IS NULL OR line = $line) ORDER BY line, from_ticks, id",
        OrderOf, ("$from", from.UtcTicks), ("$to", to.UtcTicks), ("$line", lineId));

    public KeptDocument<ProductionOrder>? Order(string id) => _database.Rows($"SELECT {OrderColumns} FROM production_order WHERE id = $id", OrderOf, ("$id", id)).SingleOrDefault();

    public IReadOnlyList<OrderChange> Apply(IReadOnlyCollection<OrderChange> changes, string? actor) => ApplyAll(
        "the orders cannot be kept",
        changes,
        change => change.Order is { } order
            ? ("""
               INSERT INTO production_order (id, line, product, quantity, from_ticks, to_ticks, version, changed_ticks, changed_by)
                   SELECT $id, $line, $product, $quantity, $from, $to, $version, $at, $who WHERE $expected IS NULL OR $expected = coalesce((SELECT version FROM production_order WHERE id = $id), 0)
               ON CONFLICT (id) DO UPDATE SET line = excluded.line, product = excluded.product, quantity = excluded.quantity, from_ticks = excluded.from_ticks, to_ticks = excluded.to_ticks,
                   version = max(version + 1, excluded.version), changed_ticks = excluded.changed_ticks, changed_by = excluded.changed_by
               """,
               [("$id", change.Id), ("$line", order.LineId), ("$product", order.Product), ("$quantity", order.Quantity), ("$from", order.From.UtcTicks), ("$to", order.To.UtcTicks), ("$expected", change.ExpectedVersion), .. Stamp(actor)])
            : ("DELETE FROM production_order WHERE id = $id AND ($expected IS NULL OR version = $expected)", [("$id", change.Id), ("$expected", change.ExpectedVersion)]));

    public IReadOnlyList<KeptDocument<ShiftTarget>> KeptTargets(DateOnly from, DateOnly to, string? lineId = null) => _database.Rows(
        $"SELECT {TargetColumns} FROM shift_target WHERE day >= $from AND day <= $to AND ($line IS NULL OR line = $line) ORDER BY line, day, shift",
        row => new KeptDocument<ShiftTarget>(
            new(row.GetString(0), DateOnly.ParseExact(row.GetString(1), DayForm, CultureInfo.InvariantCulture), row.GetString(2), row.GetDouble(3)), row.GetInt64(4), row.Moment(5), row.Text(6)),
        ("$from", Text(from)), ("$to", Text(to)), ("$line", lineId));

    public IReadOnlyList<TargetChange> Apply(IReadOnlyCollection<TargetChange> changes, string? actor) => ApplyAll(
        "the targets cannot be kept",
        changes,
        change => change.Quantity is { } quantity
            ? ("""
               INSERT INTO shift_target (line, day, shift, quantity, version, changed_ticks, changed_by)
                   SELECT $line, $day, $shift, $quantity, $version, $at, $who
                   WHERE $expected IS NULL OR $expected = coalesce((SELECT version FROM shift_target WHERE line = $line AND day = $day AND shift = $shift), 0)
               ON CONFLICT (line, day, shift) DO UPDATE SET quantity = excluded.quantity,
                   version = max(version + 1, excluded.version), changed_ticks = excluded.changed_ticks, changed_by = excluded.changed_by
               """,
               [.. Key(change), ("$quantity", quantity), ("$expected", change.ExpectedVersion), .. Stamp(actor)])
            : ("DELETE FROM shift_target WHERE line = $line AND day = $day AND shift = $shift AND ($expected IS NULL OR version = $expected)", [.. Key(change), ("$expected", change.ExpectedVersion)]));

    public int Plan(string source, DateOnly until, IReadOnlyCollection<ShiftTarget> targets)
    {
        string from = _database.Rows("SELECT day FROM planned_until WHERE source = $source", row => row.GetString(0), ("$source", source)).SingleOrDefault() ?? string.Empty;
        string end = Text(until);
        if (string.CompareOrdinal(end, from) <= 0)
        {
            return 0;
        }

        int added = _database.Write("the targets cannot be kept", connection =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            int count = 0;
            foreach (ShiftTarget target in targets.Where(target => string.CompareOrdinal(Text(target.Date), from) >= 0 && target.Date < until))
            {
                count += connection.Execute(
                    "INSERT OR IGNORE INTO shift_target (line, day, shift, quantity, version, changed_ticks, changed_by) VALUES ($line, $day, $shift, $quantity, $version, $at, $who)",
                    [.. Key(TargetChange.Of(target)), ("$quantity", target.Quantity), .. Stamp(source)]);
            }

            connection.Execute("INSERT INTO planned_until (source, day) VALUES ($source, $day) ON CONFLICT (source) DO UPDATE SET day = excluded.day", [("$source", source), ("$day", end)]);
            transaction.Commit();
            return count;
        });
        Interlocked.Increment(ref _revision);
        return added;
    }

    /// <summary>Runs a statement for each change in one transaction, which is kept only when each changed a row.</summary>
    private List<T> ApplyAll<T>(string what, IReadOnlyCollection<T> changes, Func<T, (string Sql, (string Name, object? Value)[] Parameters)> statement)
    {
        List<T> refused = _database.Write(what, connection =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            List<T> against = [];
            foreach (T change in changes)
            {
                (string sql, (string, object?)[] parameters) = statement(change);
                if (connection.Execute(sql, parameters) == 0)
                {
                    against.Add(change);
                }
            }

            if (against.Count == 0)
            {
                transaction.Commit();
            }

            return against;
        });
        Interlocked.Increment(ref _revision);
        return refused;
    }

    private (string Name, object? Value)[] Stamp(string? actor)
    {
        DateTimeOffset now = _time.GetUtcNow();
        return [("$version", now.ToUnixTimeMilliseconds()), ("$at", now.UtcTicks), ("$who", actor)];
    }

    private static (string Name, object? Value)[] Key(TargetChange change) => [("$line", change.LineId), ("$day", Text(change.Date)), ("$shift", change.Shift)];

    private static KeptDocument<ProductionOrder> OrderOf(SqliteDataReader row) => new(
        new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetDouble(3), row.Moment(4), row.Moment(5)), row.GetInt64(6), row.Moment(7), row.Text(8));

    private static string Text(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);
}
