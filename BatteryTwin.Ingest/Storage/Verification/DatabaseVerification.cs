using Microsoft.Data.Sqlite;

namespace BatteryTwin.Ingest.Storage.Verification;

/// <summary>Has SQLite check its databases: structure, indexes and constraints of every table.</summary>
internal static class DatabaseVerification
{
    private const int MostProblems = 20;

    /// <summary>What is wrong with a database; empty when nothing is.</summary>
    public static IReadOnlyList<string> Run(string file)
    {
        try
        {
            using SqliteConnection connection = new(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant.
            command.CommandText = $"PRAGMA integrity_check({MostProblems})";
#pragma warning restore CA2100
            using SqliteDataReader rows = command.ExecuteReader();
            List<string> problems = [];
            while (rows.Read())
            {
                problems.Add(rows.GetString(0));
            }

            return problems is ["ok"] ? [] : problems;
        }
        catch (SqliteException problem)
        {
            return [problem.Message];
        }
    }
}
