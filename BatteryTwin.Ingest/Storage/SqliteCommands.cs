using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage;

/// <summary>Commands with named parameters in one line. SQL is made of the callers' constants, values are parameters; null is NULL. A command joins the transaction its connection is in.</summary>
internal static class SqliteCommands
{
    /// <summary>A command; dispose it after use.</summary>
    public static SqliteCommand Command(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // See above.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Set(parameters);
        return command;
    }

    /// <summary>Sets all parameters.</summary>
    public static void Set(this SqliteCommand command, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        command.Parameters.Clear();
        foreach ((string name, object? value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }
    }

    /// <summary>Runs a statement; the number of rows it changed.</summary>
    public static int Execute(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        return command.ExecuteNonQuery();
    }

    /// <summary>First column of the first row.</summary>
    public static long Number(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>All rows of a query.</summary>
    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<SqliteDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using SqliteCommand command = connection.Command(sql, parameters);
        using SqliteDataReader reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    /// <summary>A moment kept as ticks of UTC.</summary>
    public static DateTimeOffset Moment(this SqliteDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);
}
