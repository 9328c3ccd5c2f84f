using System.Text;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Events;

namespace BatteryTwin.Domain.Tests.Twins.Events;

/// <summary>Events as receivers see them, from requests on a graph.</summary>
public sealed class GraphEventsTests
{
    private const string Trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private const string Mixer = """{"Speed": 1500, "Bearings": {"faultPredicted": false, "$metadata": {}}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}""";

    [Fact]
    public async Task Of_NewTwin_CarriesTheWholeTwin()
    {
        EventGraph graph = new();

        await graph.PutAsync("Mixer 1", Mixer);

        Assert.Equal(
            """{"specversion":"1.0","id":"e1","source":"plant.example","type":"Microsoft.DigitalTwins.Twin.Create","subject":"Mixer 1","time":"2026-03-01T08:00:00.0010000Z","datacontenttype":"application/json","data":{"$dtId":"Mixer 1","$etag":"TAG","Speed":1500,"Bearings":{"faultPredicted":false,"$metadata":{"$lastUpdateTime":"2026-03-01T08:00:00.0010000Z","faultPredicted":{"lastUpdateTime":"2026-03-01T08:00:00.0010000Z"}}},"$metadata":{"$model":"dtmi:test:Mixer;1","$lastUpdateTime":"2026-03-01T08:00:00.0010000Z","Speed":{"lastUpdateTime":"2026-03-01T08:00:00.0010000Z"}}}}""",
            graph.Last());
    }

    [Fact]
    public async Task Of_PatchedTwin_CarriesModelAndOperationsByPath()
    {
        EventGraph graph = new() { Origin = new("api", null, Trace) };
        await graph.PutAsync("M", Mixer);

        await graph.PatchAsync("M", """[{"op":"replace","path":"/Speed","value":900},{"op":"add","path":"/Batch","value":"B7"},{"op":"replace","path":"/Bearings/faultPredicted","value":true}]""");

        Assert.Equal(
            $$$"""{"specversion":"1.0","id":"e2","source":"plant.example","type":"Microsoft.DigitalTwins.Twin.Update","subject":"M","time":"2026-03-01T08:00:00.0020000Z","datacontenttype":"application/json","traceparent":"{{{Trace}}}","data":{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"add","path":"/Batch","value":"B7"},{"op":"replace","path":"/Speed","value":900},{"op":"replace","path":"/Bearings/faultPredicted","value":true}]}}""",
            graph.Last());
    }

    [Fact]
    public async Task Of_RemovedProperty_SaysRemove()
    {
        EventGraph graph = new();
        await graph.PutAsync("M", Mixer);

        await graph.PatchAsync("M", """[{"op":"remove","path":"/Speed"},{"op":"remove","path":"/Bearings/faultPredicted"}]""");

        Assert.Equal(
            """{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"remove","path":"/Speed"},{"op":"remove","path":"/Bearings/faultPredicted"}]}""",
            graph.Events[^1].Data.GetRawText());
    }

    [Fact]
    public async Task Of_EqualValueWrittenAgain_IsAnUpdate()
    {
        EventGraph graph = new();
        await graph.PutAsync("M", Mixer);

        await graph.PatchAsync("M", """[{"op":"replace","path":"/Speed","value":1500}]""");

        Assert.Equal("""{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/Speed","value":1500}]}""", graph.Events[^1].Data.GetRawText());
    }

    [Fact]
    public async Task Of_OtherModel_NamesItAndTheComponentThatWent()
    {
        EventGraph graph = new();
        await graph.PutAsync("M", Mixer);

        await graph.PutAsync("M", """{"Speed": 1, "$metadata": {"$model": "dtmi:test:PlainMixer;1"}}""");
        string there = graph.Events[^1].Data.GetRawText();
        await graph.PutAsync("M", """{"Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}""");

        Assert.Equal(
            """{"modelId":"dtmi:test:PlainMixer;1","patch":[{"op":"replace","path":"/$metadata/$model","value":"dtmi:test:PlainMixer;1"},{"op":"replace","path":"/Speed","value":1},{"op":"remove","path":"/Bearings"}]}""",
            there);
        Assert.Equal(
            """{"modelId":"dtmi:test:Mixer;1","patch":[{"op":"replace","path":"/$metadata/$model","value":"dtmi:test:Mixer;1"},{"op":"remove","path":"/Speed"},{"op":"add","path":"/Bearings","value":{"$metadata":{"$lastUpdateTime":"2026-03-01T08:00:00.0030000Z"}}}]}""",
            graph.Events[^1].Data.GetRawText());
    }

    [Fact]
    public async Task Of_Relationship_TellsItsWholeLife()
    {
        EventGraph graph = new();
        await graph.PutAsync("M", Mixer);
        await graph.PutAsync("L", """{"$metadata": {"$model": "dtmi:test:Line;1"}}""");
        graph.Events.Clear();

        await graph.RelateAsync("L", "r", """{"$relationshipName":"runs","$targetId":"M","order":1}""");
        await graph.RelateAsync("L", "r", """{"$relationshipName":"runs","$targetId":"M","order":2}""");
        await graph.Graph.DeleteRelationshipAsync("L", "r", ETagCondition.None, graph.Origin);
        await graph.Graph.DeleteTwinAsync("L", ETagCondition.None, graph.Origin);

        Assert.Equal(
            [EventTypes.RelationshipCreate, EventTypes.RelationshipUpdate, EventTypes.RelationshipDelete, EventTypes.TwinDelete],
            graph.Events.Select(happened => happened.Type));
        Assert.Equal(["L/relationships/r", "L/relationships/r", "L/relationships/r", "L"], graph.Events.Select(happened => happened.Subject));
        Assert.Equal(("M", 1), (graph.Events[0].Data.GetProperty("$targetId").GetString(), graph.Events[0].Data.GetProperty("order").GetInt32()));
        Assert.Equal("""{"modelId":"dtmi:test:Line;1","patch":[{"op":"replace","path":"/order","value":2}]}""", graph.Events[1].Data.GetRawText());
        Assert.Equal(2, graph.Events[2].Data.GetProperty("order").GetInt32());
        Assert.Equal("L", graph.Events[3].Data.GetProperty("$dtId").GetString());
    }

    [Fact]
    public async Task Of_ModelOrRelationshipWrittenAsItWas_IsNoEvent()
    {
        EventGraph graph = new();
        await graph.PutAsync("M", Mixer);
        await graph.PutAsync("L", """{"$metadata": {"$model": "dtmi:test:Line;1"}}""");
        await graph.RelateAsync("L", "r", """{"$relationshipName":"runs","$targetId":"M","order":1}""");
        graph.Events.Clear();

        await graph.Graph.DecommissionModelAsync("dtmi:test:PlainMixer;1", true, graph.Origin);
        await graph.RelateAsync("L", "r", """{"$relationshipName":"runs","$targetId":"M","order":1}""");

        Assert.Empty(graph.Events);
    }

    [Theory]
    [InlineData(null, "h/digitaltwins/Mixer%201%2F2")]
    [InlineData("Bearings", "h/digitaltwins/Mixer%201%2F2/components/Bearings")]
    public void Telemetry_OfTwinOrComponent_HasPathAsSourceAndModelAsSchema(string? component, string source)
    {
        CloudEvent happened = new GraphEvents("h", () => throw new InvalidOperationException())
            .Telemetry("Mixer 1/2", component, "dtmi:test:Mixer;1", "m-1", DateTimeOffset.UnixEpoch, EventGraph.Parse("""[1,"ü"]"""), Trace);

        Assert.Equal(
            $$"""{"specversion":"1.0","id":"m-1","source":"{{source}}","type":"microsoft.iot.telemetry","time":"1970-01-01T00:00:00.0000000Z","datacontenttype":"application/json","dataschema":"dtmi:test:Mixer;1","traceparent":"{{Trace}}","data":[1,"ü"]}""",
            Encoding.UTF8.GetString(CloudEventJson.ToUtf8(happened)));
    }

    [Theory]
    [InlineData(Trace, Trace)]
    [InlineData("r-1", null)]
    [InlineData("00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01", null)]
    [InlineData("00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", null)]
    [InlineData(null, null)]
    public void TraceParent_Text_CountsOnlyInItsForm(string? text, string? expected) => Assert.Equal(expected, TraceParent.Read(text));

    [Fact]
    public void TraceParent_OfATrace_HasAParentOfTheEvent()
    {
        string? parent = TraceParent.Of("0af7651916cd43dd8448eb211c80319c", "e1");

        Assert.Equal(parent, TraceParent.Read(parent));
        Assert.StartsWith("00-0af7651916cd43dd8448eb211c80319c-", parent, StringComparison.Ordinal);
        Assert.NotEqual(parent, TraceParent.Of("0af7651916cd43dd8448eb211c80319c", "e2"));
        Assert.Null(TraceParent.Of("5b7f6e1c-7a31-4f0c-9a57-0b2f3f0c9c11", "e1"));
    }
}
