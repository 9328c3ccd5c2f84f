using System.Text;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Tests.Shared.Plant;

namespace BatteryTwin.Domain.Tests.RootCause.Plant;

/// <summary>What is wrong with graph, case and tables is said with its place.</summary>
public sealed class PlantCaseTests
{
    private static readonly PlantTables s_tables = SyntheticPlant.Make(1);
    private static readonly PlantGraph s_graph = PlantGraphReader.Read(PlantGraphText.Utf8);

    [Theory]
    [InlineData("""{"target":"b","nodes":[{"id":"a","table":"cells"},{"id":"b","table":"cells"}],"edges":[{"from":"a","to":"b"},{"from":"b","to":"a"}]}""", "circle")]
    [InlineData("""{"target":"b","nodes":[{"id":"b","table":"cells"}],"edges":[{"from":"a","to":"b"}]}""", "names 'a', which is no node")]
    [InlineData("""{"target":"c","nodes":[{"id":"b","table":"cells"}],"edges":[]}""", "target 'c' is no node")]
    [InlineData("""{"target":"b","nodes":[{"id":"b","table":"cells"},{"id":"b","table":"cells"}],"edges":[]}""", "stands 2 times")]
    [InlineData("""{"target":"b","nodes":[{"id":"b","table":"cells","kind":"ordinal"}],"edges":[]}""", "use continuous or binary")]
    [InlineData("""{"target":"b","edges":[]}""", "no array 'nodes'")]
    [InlineData("[1]", "must be an object")]
    [InlineData("""{"target":"\ud800","nodes":[{"id":"b","table":"cells"}],"edges":[]}""", "is no JSON")]
    [InlineData("{", "is no JSON")]
    public void Graph_WithAFault_IsRefusedWithTheReason(string json, string words) =>
        Assert.Contains(words, Assert.Throws<PlantCaseException>(() => PlantGraphReader.Read(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"reference_until":"2020-01-01T00:00:00Z"}""", "only 0 units ended before")]
    [InlineData("""{"reference_until":"2030-01-01T00:00:00Z"}""", "nothing to investigate")]
    [InlineData("""{"reference_until":"soon"}""", "must be a time")]
    [InlineData("""{"reference_until":"2026-03-08T20:00:00Z","target":"capacity_ah"}""", "is not the graph's target")]
    [InlineData("""{"reference_until":"2026-03-08T20:00:00Z","shifts":[{"name":"x"}]}""", "each of 'shifts' needs")]
    [InlineData("[]", "must be a time")]
    public void Case_WithAFault_IsRefusedWithTheReason(string json, string words) =>
        Assert.Contains(words, Assert.Throws<PlantCaseException>(() => PlantCaseFolder.Of(s_tables with { Case = json }, s_graph)).Message, StringComparison.Ordinal);

    [Fact]
    public void Tables_WithoutAColumnOfTheGraph_AreRefusedWithItsName()
    {
        TableException fault = Assert.Throws<TableException>(() => PlantCaseFolder.Of(s_tables with { Coils = s_tables.Coils.Replace("adhesion_nm", "glue", StringComparison.Ordinal) }, s_graph));

        Assert.Equal(("coils", "adhesion_nm"), (fault.Table, fault.Column));
    }

    [Fact]
    public void Tables_WithAnEmptyColumn_AreRefusedWithItsName()
    {
        string[] lines = s_tables.Slurry.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string slurry = string.Join('\n', lines.Select((line, at) => at == 0 ? line : line[..line.LastIndexOf(',')] + ","));

        TableException fault = Assert.Throws<TableException>(() => PlantCaseFolder.Of(s_tables with { Slurry = slurry }, s_graph));

        Assert.Equal(("slurry", "slurry_viscosity_pas"), (fault.Table, fault.Column));
    }

    [Fact]
    public void Tables_WithoutAnyDefect_AreRefused()
    {
        string cells = string.Join('\n', s_tables.Cells.Split('\n').Select(line => line.EndsWith(",1", StringComparison.Ordinal) ? line[..^1] + "0" : line));

        Assert.Contains("nothing to explain", Assert.Throws<TableException>(() => PlantCaseFolder.Of(s_tables with { Cells = cells }, s_graph)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_WithAnEdgeAgainstTheFlow_IsRefused()
    {
        string json = Encoding.UTF8.GetString(PlantGraphText.Utf8.Span).Replace("\"edges\":[", "\"edges\":[{\"from\":\"gas_ml\",\"to\":\"blade_km\"},", StringComparison.Ordinal);

        PlantGraph graph = PlantGraphReader.Read(Encoding.UTF8.GetBytes(json));

        Assert.Contains("leads from table 'cells' to 'coils'", Assert.Throws<PlantCaseException>(() => PlantCaseFolder.Of(s_tables, graph)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Graph_WithAContinuousTarget_IsRefused()
    {
        string json = Encoding.UTF8.GetString(PlantGraphText.Utf8.Span);
        PlantGraph graph = PlantGraphReader.Read(Encoding.UTF8.GetBytes(json.Replace("\"binary\"", "\"continuous\"", StringComparison.Ordinal)));

        Assert.Contains("give the target the kind binary", Assert.Throws<PlantCaseException>(() => PlantCaseFolder.Of(s_tables, graph)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(22.5, true)]
    [InlineData(5.9, true)]
    [InlineData(6, false)]
    [InlineData(30, false)]
    public void Shift_OverMidnight_HoldsItsHours(double hour, bool isIn) => Assert.Equal(isIn, new WorkShift("night", 22, 6).Contains(hour * 3600));
}
