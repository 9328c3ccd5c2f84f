using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Traceability.Growing;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.Tests.RootCause.Processes;

public sealed class ProcessGraphTests
{
    private static readonly DraftStep[] s_steps =
    [
        new("Coating", new HashSet<string> { "Coat-1" }, [new("fanSpeed", "rpm", ["residualSolvent"]), new("residualSolvent", "ppm", ["capacity"])]),
        new("Test", new HashSet<string> { "Test-1" }, [new("capacity", "Ah", [])]),
    ];

    [Fact]
    public void Draft_FollowsWhatModelsSayAndPlacesColumnsByName()
    {
        DraftedGraph draft = GraphDrafting.Of(s_steps, Tables());

        CausalGraph causes = draft.Graph.Causes;
        Assert.Equal("defect", causes.Target.Id);
        Assert.Equal(["fan_speed_rpm -> residual_solvent_ppm", "residual_solvent_ppm -> capacity_ah", "capacity_ah -> fail_capacity", "fail_capacity -> defect"], causes.Edges.Select(edge => edge.ToString()));
        Assert.Equal(("Coating", "ppm", "coils"), (causes.Nodes[causes.IndexOf("residual_solvent_ppm")].Step, causes.Nodes[causes.IndexOf("residual_solvent_ppm")].Unit, causes.Nodes[causes.IndexOf("residual_solvent_ppm")].Table));
        Assert.Equal([new ProcessStep("Coating", "coater"), new ProcessStep("Test", "tester")], draft.Graph.Steps);
        Assert.Contains("colour_x", string.Join(' ', draft.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Draft_WithoutWordsOfModels_IsFlatAndSaysSo()
    {
        DraftedGraph draft = GraphDrafting.Of([.. s_steps.Select(step => step with { Signals = [.. step.Signals.Select(signal => signal with { ActsOn = [] })] })], Tables());

        Assert.Contains("fan_speed_rpm -> capacity_ah", draft.Graph.Causes.Edges.Select(edge => edge.ToString()));
        Assert.Contains("direct cause of every checked one", string.Join(' ', draft.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_ReadsWhatWasWritten_AndPlantAttributionReadsItToo()
    {
        ProcessGraph graph = GraphDrafting.Of(s_steps, Tables()).Graph;
        ProcessGraph edited = new GraphEdit(GraphEditKind.ForbidEdge, "fan_speed_rpm", "capacity_ah").ApplyTo(graph);
        using MemoryStream text = new();
        using (Utf8JsonWriter writer = new(text))
        {
            writer.WriteStartObject();
            ProcessGraphJson.Write(writer, edited);
            writer.WriteEndObject();
        }

        ProcessGraph read = ProcessGraphJson.Read(text.ToArray());

        Assert.Equal(edited.Steps, read.Steps);
        Assert.Equal(edited.Causes.Nodes, read.Causes.Nodes);
        Assert.Equal(edited.Causes.Edges, read.Causes.Edges);
        Assert.Equal(edited.Causes.Forbidden, read.Causes.Forbidden);
        Assert.Equal("coater", PlantGraphReader.Read(text.ToArray()).Nodes.First(node => node.Id == "fan_speed_rpm").StationColumn);
        Assert.Equal(read.ToPlantGraph().Nodes, PlantGraphReader.Read(text.ToArray()).Nodes);
    }

    [Fact]
    public void Edit_ThatClosesACircleOrIsForbidden_IsRefused()
    {
        ProcessGraph graph = GraphDrafting.Of(s_steps, Tables()).Graph;
        ProcessGraph forbidden = new GraphEdit(GraphEditKind.ForbidEdge, "fan_speed_rpm", "capacity_ah").ApplyTo(graph);

        Assert.Contains("cycle", Assert.Throws<RootCauseInputException>(() => new GraphEdit(GraphEditKind.AddEdge, "capacity_ah", "fan_speed_rpm").ApplyTo(graph)).Message, StringComparison.Ordinal);
        Assert.Throws<RootCauseInputException>(() => new GraphEdit(GraphEditKind.AddEdge, "fan_speed_rpm", "capacity_ah").ApplyTo(forbidden));
        Assert.Contains("no variable 'x'", Assert.Throws<RootCauseInputException>(() => new GraphEdit(GraphEditKind.AddEdge, "x", "defect").ApplyTo(graph)).Message, StringComparison.Ordinal);
        Assert.Throws<RootCauseInputException>(() => new GraphEdit(GraphEditKind.RemoveNode, "defect").ApplyTo(graph));
    }

    /// <summary>A graph that leaves an edge out is found out by units that share nothing; one that has it is not.</summary>
    [Fact]
    public void Misfits_OfAMissingEdge_AreTold()
    {
        IReadOnlyList<UnitTable> tables = Tables(400);
        ProcessGraph graph = GraphDrafting.Of(s_steps, tables).Graph;
        ProcessGraph without = new GraphEdit(GraphEditKind.RemoveEdge, "fan_speed_rpm", "residual_solvent_ppm").ApplyTo(graph);

        Assert.Empty(ProcessMisfits.Find(graph, tables).Misfits);
        GraphMisfit misfit = ProcessMisfits.Find(without, tables).Misfits[0];
        Assert.Equal(["fan_speed_rpm", "residual_solvent_ppm"], new[] { misfit.Earlier, misfit.Later }.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("residualSolvent", "residual_solvent_ppm", 2)]
    [InlineData("DryerFanSpeed", "dryer_fan_speed_sd_rpm", 3)]
    [InlineData("capacity", "fail_capacity", 0)]
    [InlineData("zone2Temperature", "zone2_temperature_c", 2)]
    public void Words_OfSignalAndColumn_AreMatchedFromTheBeginning(string signal, string column, int words) => Assert.Equal(words, SignalWords.Match(signal, column));

    private static IReadOnlyList<UnitTable> Tables(int coils = 20)
    {
        Random random = new(9);
        StringBuilder above = new("coil_id,coater,end_time,fan_speed_rpm,residual_solvent_ppm,colour_x\n");
        StringBuilder below = new("cell_id,coil_id,tester,eol_time,capacity_ah,fail_capacity,defect\n");
        for (int coil = 0; coil < coils; coil++)
        {
            double fan = 500 + random.NextDouble();
            double solvent = 300 + (50 * (fan - 500)) + (10 * random.NextDouble());
            above.Append(System.Globalization.CultureInfo.InvariantCulture, $"C{coil},Coat-1,2026-03-02T08:00:00Z,{fan:0.0000},{solvent:0.000},{random.NextDouble():0.0000}\n");
            for (int cell = 0; cell < 3; cell++)
            {
                double capacity = 50 - (solvent / 1000) + (0.01 * random.NextDouble());
                int fails = capacity < 49.66 ? 1 : 0;
                below.Append(System.Globalization.CultureInfo.InvariantCulture, $"X{coil}-{cell},C{coil},Test-1,2026-03-02T09:00:00Z,{capacity:0.00000},{fails},{fails}\n");
            }
        }

        GrowingGenealogy growing = new([]);
        growing.Append("coils", new MemoryStream(Encoding.UTF8.GetBytes(above.ToString())), null, CancellationToken.None);
        growing.Append("cells", new MemoryStream(Encoding.UTF8.GetBytes(below.ToString())), null, CancellationToken.None);
        Domain.Traceability.Genealogy genealogy = growing.Snapshot();
        return Domain.Traceability.GenealogyCut.Of(genealogy, new(genealogy.EndProducts, [.. Enumerable.Range(0, genealogy.EndProducts.RowCount)]), CancellationToken.None);
    }
}
