using System.Diagnostics;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using Microsoft.Data.Sqlite;

namespace BatteryTwin.Benchmarks;

/// <summary>Where compressed blocks should live: 20,000 blocks of 1,200 bytes written in groups of 400 and read at random.</summary>
internal static class BlockPlaceBenchmark
{
    private const int Blocks = 20_000;
    private const int BlockBytes = 1_200;
    private const int PerFlush = 400;

    public static void Run(string? folder)
    {
        string path = Directory.CreateDirectory(Path.Combine(folder ?? Path.GetTempPath(), $"batterytwin-blocks-{Guid.NewGuid():N}")).FullName;
        byte[] block = new byte[BlockBytes];
        new Random(1).NextBytes(block);
        MeasureFile(Path.Combine(path, "blocks.blk"), block);
        MeasureSqlite(Path.Combine(path, "blocks.db"), block);
        Directory.Delete(path, recursive: true);
    }

    private static void MeasureFile(string path, byte[] block)
    {
        using AppendFile file = new(path);
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < Blocks; i++)
        {
            file.Append(block);
            if (i % PerFlush == PerFlush - 1)
            {
                file.Sync();
            }
        }

        double writeMs = watch.Elapsed.TotalMilliseconds;
        Random random = new(2);
        watch.Restart();
        for (int i = 0; i < Blocks; i++)
        {
            file.Read(block, (long)random.Next(Blocks) * BlockBytes);
        }

        Report("files", writeMs, watch.Elapsed.TotalMilliseconds, new FileInfo(path).Length);
    }

    private static void MeasureSqlite(string path, byte[] block)
    {
        using SqliteDatabase database = new(path, ["CREATE TABLE block (series INTEGER, first INTEGER, body BLOB, PRIMARY KEY (series, first)) WITHOUT ROWID"]);
        using SqliteConnection connection = database.Open();
        Stopwatch watch = Stopwatch.StartNew();
        for (int start = 0; start < Blocks; start += PerFlush)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            using SqliteCommand insert = Command(connection, "INSERT INTO block VALUES ($series, $first, $body)", transaction);
            insert.Parameters.AddWithValue("$body", block);
            for (int i = start; i < start + PerFlush; i++)
            {
                insert.Parameters["$series"].Value = i % PerFlush;
                insert.Parameters["$first"].Value = i / PerFlush;
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        double writeMs = watch.Elapsed.TotalMilliseconds;
        Random random = new(2);
        using SqliteCommand select = Command(connection, "SELECT body FROM block WHERE series = $series AND first = $first", null);
        watch.Restart();
        for (int i = 0; i < Blocks; i++)
        {
            int index = random.Next(Blocks);
            select.Parameters["$series"].Value = index % PerFlush;
            select.Parameters["$first"].Value = index / PerFlush;
            _ = (byte[])select.ExecuteScalar()!;
        }

        Report("SQLite", writeMs, watch.Elapsed.TotalMilliseconds, new FileInfo(path).Length);
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, SqliteTransaction? transaction)
    {
        SqliteCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this program.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Transaction = transaction;
        command.Parameters.AddWithValue("$series", 0);
        command.Parameters.AddWithValue("$first", 0);
        return command;
    }

    private static void Report(string place, double writeMs, double readMs, long bytes) =>
        Console.WriteLine($"{place,-8} write {Blocks / writeMs,7:F1} blocks/ms, random read {readMs * 1_000 / Blocks,6:F2} us/block, {(double)bytes / Blocks:F0} B/block");
}
