using System.Text;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Tests.Shared.Plant;
using FsCheck;
using FsCheck.Fluent;

namespace BatteryTwin.Domain.Tests.Traceability;

public sealed class UnitTablesTests
{
    private const string Coils = "coil_id,dryer,start_time,load\nC1,D1,2026-03-02T08:00:00Z,1.5\nC2,D2,,2.5\n";

    [Fact]
    public void Read_TablesInAnyOrder_LinksRowsAndKeepsColumnsByKind()
    {
        IReadOnlyList<UnitTable> tables = Read(("cells", "cell_id,coil_id,filler,v\r\nX1,C2,F1,3.5\r\nX2,C1,,\"4.5\"\r\n"), ("coils", "\uFEFF" + Coils));

        UnitTable cells = tables.Single(table => table.Name == "cells");
        UnitTable coils = tables.Single(table => table.Name == "coils");
        Assert.Equal([1, 0], cells.Parents["coils"]);
        Assert.Equal(("F1", CategoryColumn.Missing), (cells.Categories["filler"].Word(cells.Categories["filler"][0]), cells.Categories["filler"][1]));
        Assert.Equal([3.5, 4.5], cells.Numbers["v"]);
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), coils.Times["start_time"][0]);
        Assert.Null(coils.Times["start_time"][1]);
        Assert.Equal("start_time", coils.TimeOf("dryer"));
        Assert.DoesNotContain("load", coils.Numbers.Keys);
    }

    [Fact]
    public void Read_GzipTable_IsUnpacked()
    {
        UnitTable table = UnitTables.Read([new("coils", () => new MemoryStream(PlantTables.Gzip(Coils)))], _ => new HashSet<string>(), TestContext.Current.CancellationToken).Single();

        Assert.Equal(2, table.RowCount);
    }

    [Fact]
    public void Read_BlankLink_IsNoUnknownParent()
    {
        UnitTable cells = Read(("coils", Coils), ("cells", "cell_id,coil_id\nX1,C2\nX2,\nX3,C9\n")).Single(table => table.Name == "cells");

        Assert.Equal([1, -1, -1], cells.Parents["coils"]);
        Assert.Contains("'C9'", Assert.Single(cells.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void BoundedText_EndlessArchive_StopsAtTheBound()
    {
        using BoundedTextStream text = new(new MemoryStream(new byte[5000]), 4096, (message, _) => new TableException("cells", null, null, message));

        Assert.Contains("4096 bytes", Assert.Throws<TableException>(() => text.CopyTo(Stream.Null)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CutOffGzip_SaysSo()
    {
        byte[] cut = PlantTables.Gzip(Coils)[..^12];

        TableException fault = Assert.Throws<TableException>(() => UnitTables.Read([new("coils", () => new MemoryStream(cut))], _ => new HashSet<string>(), TestContext.Current.CancellationToken));
        Assert.Contains("gzip", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null, null, "empty")]
    [InlineData("name,x\na,1\n", null, null, "no key")]
    [InlineData("cell_id,v\nX1,1\nX1,2\n", "cell_id", 2L, "earlier row")]
    [InlineData("cell_id,v\nX1,1\nX2\n", null, 2L, "1 fields, the header 2")]
    [InlineData("cell_id,v\nX1,abc\n", "v", 1L, "'abc' is no number")]
    [InlineData("cell_id,v\n,1\n", "cell_id", 1L, "no identifier")]
    [InlineData("cell_id,v,v\nX1,1,2\n", "v", null, "twice")]
    [InlineData("cell_id,at\nX1,2026-03-02T08:00:00Z\nX2,noon\n", "at", 2L, "no time")]
    [InlineData("cell_id,v\nX1,\"1\n", null, 1L, "never closed")]
    public void Read_FaultyTable_NamesTableColumnAndRow(string csv, string? column, long? row, string words)
    {
        TableException fault = Assert.Throws<TableException>(() => Read(("cells", csv)));

        Assert.Equal(("cells", column, row), (fault.Table, fault.Column, fault.Row));
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_UnknownParent_IsKeptWithoutLinkAndWarnedOf()
    {
        UnitTable cells = Read(("coils", Coils), ("cells", "cell_id,coil_id\nX1,C9\nX2,C1\n")).Single(table => table.Name == "cells");

        Assert.Equal([-1, 0], cells.Parents["coils"]);
        Assert.Contains("'C9' is no row of table 'coils'", Assert.Single(cells.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TablesInACircle_AreRefused() =>
        Assert.Contains("made of itself", Assert.Throws<TableException>(() => Read(("a", "a_id,b_id\n1,2\n"), ("b", "b_id,a_id\n2,1\n"))).Message, StringComparison.Ordinal);

    /// <summary>Any words, quoted as needed, come back as they were, however the buffer is cut.</summary>
    [Fact]
    public void Read_AnyWords_ComeBack() => Check.One(Config.QuickThrowOnFailure, Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>[]>(),
        words =>
        {
            string[] clean = [.. words.Select(word => word.Get.Replace("\0", "", StringComparison.Ordinal)).Select(word => "w" + new string([.. word.Where(letter => !char.IsSurrogate(letter))]) + "w")];
            string csv = "cell_id,word\n" + string.Concat(clean.Select((word, at) => $"X{at},\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\"\n"));
            using Stuttering slow = new(Encoding.UTF8.GetBytes(csv));
            UnitTable table = UnitTableReader.Read("cells", slow, [], null, keepsAll: false, CancellationToken.None);
            return clean.Select((word, at) => table.Categories["word"].Word(table.Categories["word"][at]) == word).All(same => same);
        }));

    [Fact]
    public void Category_OfMoreWordsThanTwoBytesHold_KeepsThemApart()
    {
        string csv = "cell_id,word\n" + string.Concat(Enumerable.Range(0, 70_000).Select(at => $"X{at},w{at}\n"));
        CategoryColumn words = Read(("cells", csv)).Single().Categories["word"];

        Assert.All([0, 254, 255, 65_534, 65_535, 69_999], row => Assert.Equal($"w{row}", words.Word(words[row])));
    }

    private static IReadOnlyList<UnitTable> Read(params (string Name, string Csv)[] tables) => UnitTables.Read(
        [.. tables.Select(table => new TableSource(table.Name, () => new MemoryStream(Encoding.UTF8.GetBytes(table.Csv))))], _ => new HashSet<string> { "v" }, TestContext.Current.CancellationToken);

    /// <summary>Gives one to three bytes at a time.</summary>
    private sealed class Stuttering(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, 1 + (int)(Position % 3))]);
    }
}
