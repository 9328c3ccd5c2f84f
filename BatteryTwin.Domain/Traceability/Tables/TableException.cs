using System.Globalization;

namespace BatteryTwin.Domain.Traceability.Tables;

/// <summary>A table that cannot be used, with the place of the fault: table, column and row (1 = first row below the header) where known.</summary>
public sealed class TableException : Exception
{
    public TableException()
        : this("a table", null, null, "cannot be read")
    {
    }

    public TableException(string message)
        : this("a table", null, null, message)
    {
    }

    public TableException(string message, Exception inner)
        : base(message, inner) => Table = "a table";

    /// <param name="table">Name of the table.</param>
    /// <param name="column">The column, where the fault belongs to one.</param>
    /// <param name="row">The row, 1 = first below the header.</param>
    /// <param name="what">What is wrong and what to do.</param>
    public TableException(string table, string? column, long? row, string what)
        : base(Place(table, column, row) + ": " + what) => (Table, Column, Row) = (table, column, row);

    private TableException(string message, string table, string? column, long? row)
        : base(message) => (Table, Column, Row) = (table, column, row);

    public string Table { get; }

    public string? Column { get; }

    public long? Row { get; }

    /// <summary>A fault that another process told, in its words.</summary>
    public static TableException Told(string message, string table, string? column, long? row) => new(message, table, column, row);

    private static string Place(string table, string? column, long? row)
    {
        string place = $"table '{table}'";
        place += column is null ? string.Empty : $", column '{column}'";
        return row is { } number ? string.Create(CultureInfo.InvariantCulture, $"{place}, row {number}") : place;
    }
}
