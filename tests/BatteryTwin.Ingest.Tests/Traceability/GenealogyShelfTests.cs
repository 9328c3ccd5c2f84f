using System.Text;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Traceability;

public sealed class GenealogyShelfTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Append_ThenRestart_KeepsUnitsAndTheirValues()
    {
        using (Opened first = Open())
        {
            await first.AppendAsync("coils", "coil_id,line\nC1,L1\n");
            await first.AppendAsync("cells", "cell_id,coil_id,eol_time\nX1,C1,2026-03-02T08:00:00Z\n");
            AppendOutcome more = await first.AppendAsync("cells", "cell_id,capacity_ah\nX1,49.9\n");
            Assert.Equal(1, more.Changed);
        }

        using Opened second = Open();
        KeptGenealogy kept = (await second.Shelf.FindAsync(TestContext.Current.CancellationToken))!;

        Assert.False(kept.IsImported);
        Assert.Equal(49.9, kept.Units.Find("cells")!.Number("capacity_ah", 0));
        Assert.Equal("C1", kept.Units.Backward(kept.Units.Find("cells", "X1")!)[0].Id);
        Assert.Equal(1, (await second.AppendAsync("cells", "cell_id,capacity_ah\nX1,49.9\n")).Unchanged);
    }

    /// <summary>A process may end at any byte of a record: what was acknowledged before it stays, and more can be added.</summary>
    [Fact]
    public async Task Log_CutAtAnyByte_KeepsEveryRecordBefore()
    {
        List<long> ends = [];
        using (Opened shelf = Open())
        {
            for (int cell = 0; cell < 5; cell++)
            {
                await shelf.AppendAsync("cells", $"cell_id,line\nX{cell},L{cell}\n");
                ends.Add(new FileInfo(Log()).Length);
            }
        }

        string log = Log();
        byte[] whole = await File.ReadAllBytesAsync(log, TestContext.Current.CancellationToken);
        for (int length = 0; length <= whole.Length; length++)
        {
            await File.WriteAllBytesAsync(log, whole[..length], TestContext.Current.CancellationToken);
            using Opened shelf = Open();
            int units = (await shelf.Shelf.FindAsync(TestContext.Current.CancellationToken))?.Units.Find("cells")!.RowCount ?? 0;
            Assert.Equal(ends.Count(end => end <= length), units);
            await shelf.AppendAsync("cells", "cell_id,line\nY,L\n");
            Assert.Equal(units + 1, (await shelf.Shelf.FindAsync(TestContext.Current.CancellationToken))!.Units.Find("cells")!.RowCount);
        }

        Assert.Equal(whole.Length, ends[^1]);
    }

    /// <summary>A record that cannot follow those left is passed over; others and new ones are taken.</summary>
    [Fact]
    public async Task Log_RecordThatNoLongerFits_IsLeftOut()
    {
        using (Open())
        {
        }

        using (GenealogyLog log = new(Path.Combine(_folder.Path, "traceability"), 0, NullLogger.Instance))
        {
            log.Append("coils", "coil_id,line\nC1,L1\n"u8);
            log.Append("cells", "coil_id,cell_id\nC1,X1\n"u8);
            log.Append("cells", "cell_id,coil_id\nX2,C1\n"u8);
        }

        using Opened shelf = Open();
        await shelf.AppendAsync("cells", "coil_id,cell_id\nC1,X3\n");

        UnitTable cells = (await shelf.Shelf.FindAsync(TestContext.Current.CancellationToken))!.Units.Find("cells")!;
        Assert.Equal(["X2", "X3"], Enumerable.Range(0, cells.RowCount).Select(row => cells.Ids[row]));
    }

    [Fact]
    public async Task Append_Cancelled_KeepsTheRowsBefore()
    {
        using CancellationTokenSource cancel = new();
        using (Opened shelf = Open())
        {
            byte[] csv = Encoding.UTF8.GetBytes("cell_id,line\n" + string.Concat(Enumerable.Range(0, 20_000).Select(cell => $"X{cell},L1\n")));
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => shelf.Shelf.AppendAsync("cells", new CancellingStream(csv, cancel), cancel.Token));
        }

        using Opened again = Open();
        Assert.InRange((await again.Shelf.FindAsync(TestContext.Current.CancellationToken))!.Units.Find("cells")!.RowCount, 1, 19_999);
    }

    [Fact]
    public async Task Append_MoreThanMayBeKept_DropsTheOldestFilesAndGoesOn()
    {
        using Opened shelf = Open(new() { MostUnits = 10_000 });
        Random random = new(1);
        byte[] noise = new byte[90];
        for (int body = 0; body < 24; body++)
        {
            StringBuilder csv = new("cell_id,note,value\n");
            for (int row = 0; row < 2_000; row++)
            {
                random.NextBytes(noise);
                csv.Append(System.Globalization.CultureInfo.InvariantCulture, $"X{body:00}-{row:0000}-{Convert.ToHexString(noise)},n,{random.NextDouble():0.000000}\n");
            }

            await shelf.AppendAsync("cells", csv.ToString());
        }

        UnitTable cells = (await shelf.Shelf.FindAsync(TestContext.Current.CancellationToken))!.Units.Find("cells")!;
        Assert.InRange(cells.RowCount, 5_000, 30_000);
        Assert.Single(cells.Ids.Search("X23-1999", 5));
        Assert.Empty(cells.Ids.Search("X00-0000", 5));
    }

    [Fact]
    public async Task Import_TakesThePlaceOfWhatCame_AndMoreMayComeAfterIt()
    {
        using (Opened shelf = Open())
        {
            await shelf.AppendAsync("cells", "cell_id,line\nOLD,L1\n");
            string staged = shelf.Shelf.Stage();
            await File.WriteAllTextAsync(Path.Combine(staged, "cells.csv"), "cell_id,coil_id,capacity_ah\nX1,C1,49.5\n", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(staged, "coils.csv"), "coil_id,dryer\nC1,D1\n", TestContext.Current.CancellationToken);
            JobStatus job = shelf.Shelf.Import(staged);
            await Eventually.IsTrue(() => shelf.Jobs.Find(job.Id)!.State == JobState.Succeeded, "the import succeeds");
            Assert.True(shelf.Shelf.IsImported);
            using MemoryStream demo = new("cell_id,line\nDEMO,L1\n"u8.ToArray());
            Assert.Null(await shelf.Shelf.AppendUnlessImportedAsync("cells", demo, TestContext.Current.CancellationToken));
            await shelf.AppendAsync("cells", "cell_id,coil_id,capacity_ah\nX2,C1,49.75\nX1,C1,49.25\n");
        }

        using Opened again = Open();
        KeptGenealogy kept = (await again.Shelf.FindAsync(TestContext.Current.CancellationToken))!;
        UnitTable cells = kept.Units.Find("cells")!;
        Assert.Equal(["X1", "X2"], Enumerable.Range(0, cells.RowCount).Select(row => cells.Ids[row]));
        Assert.Equal([49.25, 49.75], Enumerable.Range(0, 2).Select(row => cells.Number("capacity_ah", row)));
        Assert.Equal([0, 0], cells.Parents["coils"]);
    }

    [Fact]
    public async Task Tables_OfAScope_AreItsUnitsWithAllTheyWereMadeOf()
    {
        using Opened shelf = Open();
        await shelf.AppendAsync("coils", "coil_id,plant,line,fan_rpm\nC1,A,L1,500.5\nC2,A,L2,501.5\nC3,A,L1,502.5\n");
        await shelf.AppendAsync("cells", "cell_id,coil_id,plant,line,eol_time,defect\nX1,C1,A,L1,2026-03-02T08:00:00Z,0\nX2,C2,A,L2,2026-03-02T09:00:00Z,1\nX3,C3,A,L1,2026-03-02T10:00:00Z,1\n");
        ProcessTablesReader reader = new(shelf.Shelf, TimeProvider.System);

        ProcessTables read = (await reader.ReadAsync(new(At(9), At(11), "A", "L1"), TestContext.Current.CancellationToken))!;
        ProcessExtent extent = (await reader.ExtentAsync(TestContext.Current.CancellationToken))!;

        Assert.Equal(["coils", "cells"], read.Tables.Select(table => table.Name));
        Assert.Equal(("X3", 1.0, "C3", 502.5), (read.Units.Ids[0], read.Units.Numbers["defect"][0], read.Tables[0].Ids[read.Units.Parents["coils"][0]], read.Tables[0].Numbers["fan_rpm"][0]));
        Assert.Equal(1, read.Units.RowCount);
        Assert.Equal([("A", "L1"), ("A", "L2")], extent.Lines);
        Assert.Equal((At(8), At(10)), (extent.First!.Value, extent.Last!.Value));
    }

    private string Log() => Assert.Single(Directory.EnumerateFiles(Path.Combine(_folder.Path, "traceability"), "*.log"));

    private static DateTimeOffset At(int hour) => new(2026, 3, 2, hour, 0, 0, TimeSpan.Zero);

    private Opened Open(TraceabilityOptions? options = null) => new(_folder.Path, options ?? new());

    /// <summary>Its reader is cancelled when it comes for more.</summary>
    private sealed class CancellingStream(byte[] text, CancellationTokenSource cancel) : MemoryStream(text)
    {
        public override int Read(Span<byte> buffer)
        {
            if (Position > 0)
            {
                cancel.Cancel();
            }

            return base.Read(buffer);
        }
    }

    private sealed class Opened : IDisposable
    {
        private readonly DataDirectory _directory;
        private readonly GenealogyShelf _shelf;

        public Opened(string folder, TraceabilityOptions options)
        {
            _directory = new(Options.Create(new DataDirectoryOptions { DataDirectory = folder }), NullLogger<DataDirectory>.Instance);
            _shelf = new(_directory, Jobs, TimeProvider.System, Options.Create(options), NullLogger<GenealogyShelf>.Instance);
        }

        public BackgroundJobs Jobs { get; } = new(NullLogger<BackgroundJobs>.Instance);

        public GenealogyShelf Shelf => _shelf;

        public async Task<AppendOutcome> AppendAsync(string table, string csv)
        {
            using MemoryStream text = new(Encoding.UTF8.GetBytes(csv));
            return await _shelf.AppendAsync(table, text, TestContext.Current.CancellationToken);
        }

        public void Dispose()
        {
            _shelf.Dispose();
            _directory.Dispose();
        }
    }
}
