using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;
using BatteryTwin.Ingest.Storage.Twins.Remote;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>The client of a twin service against another BatteryTwin, over HTTP.</summary>
public sealed class RemoteTwinGraphTests : IAsyncLifetime
{
    private TwinServer _server = null!;
    private RemoteGraph _remote = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RemoteTwinGraph Graph => _remote.Graph;

    public async ValueTask InitializeAsync()
    {
        _server = await TwinServer.StartAsync();
        _remote = new(_server.Url);
    }

    public async ValueTask DisposeAsync()
    {
        await _remote.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Requests_WholeLifeCycle_ShowHereAndThereAtOnce()
    {
        await Graph.AddModelsAsync([PressModels.Press, PressModels.Motor], RemoteGraph.Origin, Stop);
        Assert.Equal(2, Graph.Current.Models.Count);

        Twin put = await Graph.PutTwinAsync("a/1 b", PressModels.Twin(), ETagCondition.IfNew, RemoteGraph.Origin, Stop);
        await Graph.PutTwinAsync("second", PressModels.Twin(2), ETagCondition.None, RemoteGraph.Origin, Stop);
        AssertSame("a/1 b", put);

        Twin patched = await Graph.PatchTwinAsync("a/1 b", Patch("""[{"op":"add","path":"/Label","value":"é"},{"op":"replace","path":"/Speed","value":3}]"""), ETagCondition.IfMatch(put.ETag), RemoteGraph.Origin, Stop);
        Assert.Equal("é", patched.Property("Label")!.Value.GetString());
        AssertSame("a/1 b", patched);

        Twin component = await Graph.PatchComponentAsync("a/1 b", "Motor", Patch("""[{"op":"add","path":"/Amps","value":7}]"""), ETagCondition.None, RemoteGraph.Origin, Stop);
        Assert.Equal(7, component.Property("Motor.Amps")!.Value.GetDouble());

        Relationship edge = await Graph.PutRelationshipAsync("a/1 b", "r#1", PressModels.Feeds("second"), ETagCondition.IfNew, RemoteGraph.Origin, Stop);
        Relationship faster = await Graph.PatchRelationshipAsync("a/1 b", "r#1", Patch("""[{"op":"replace","path":"/Rate","value":9}]"""), ETagCondition.IfMatch(edge.ETag), RemoteGraph.Origin, Stop);
        Assert.Equal(9, Graph.Current.Relationships.Find("a/1 b", "r#1")!.Properties["Rate"].GetDouble());
        Assert.Equal(faster.ETag, _server.Graph.Current.Relationships.Find("a/1 b", "r#1")!.ETag);

        await Graph.DeleteRelationshipAsync("a/1 b", "r#1", ETagCondition.IfMatch(faster.ETag), RemoteGraph.Origin, Stop);
        await Graph.DeleteTwinAsync("a/1 b", ETagCondition.None, RemoteGraph.Origin, Stop);
        await Graph.DecommissionModelAsync("dtmi:test:Press;1", true, RemoteGraph.Origin, Stop);
        Assert.True(Graph.Current.Models.Find("dtmi:test:Press;1")!.Decommissioned);
        await Graph.DeleteTwinAsync("second", ETagCondition.None, RemoteGraph.Origin, Stop);
        await Graph.DeleteModelAsync("dtmi:test:Press;1", RemoteGraph.Origin, Stop);

        Assert.Equal((1, 0, 0), (Graph.Current.Models.Count, Graph.Current.Twins.Count, Graph.Current.Relationships.Count));
        Assert.Equal((1, 0, 0), (_server.Graph.Current.Models.Count, _server.Graph.Current.Twins.Count, _server.Graph.Current.Relationships.Count));
    }

    [Fact]
    public async Task Write_ValuesRemovalsAndSourceTimes_AreWhatTheServiceHas()
    {
        await SeedAsync("one");
        DateTimeOffset measured = new(2026, 3, 31, 12, 0, 0, 123, TimeSpan.Zero);

        Twin written = await Graph.WriteAsync(
            "one", [new PropertyWrite("Speed", null), PropertyWrite.Text("Label", "x"), new PropertyWrite("Motor.Amps", RemoteGraph.Json("4.5"), measured)], RemoteGraph.Origin, Stop);

        Assert.Null(written.Property("Speed"));
        Assert.Equal((4.5, measured), (written.Property("Motor.Amps")!.Value.GetDouble(), written.Property("Motor.Amps")!.SourceTime));
        AssertSame("one", written);
        Assert.Same(written, await Graph.WriteAsync("one", [PropertyWrite.Text("Label", "x")], RemoteGraph.Origin, Stop));
    }

    [Fact]
    public async Task Patch_TwinChangedByOthers_IsRefusedAndLosesNothing()
    {
        await SeedAsync("one");
        string old = Graph.Current.Find("one")!.ETag;
        await _server.Graph.WriteAsync("one", [PropertyWrite.Number("Speed", 5)], RemoteGraph.Origin, Stop);

        TwinGraphException refusal = await Assert.ThrowsAsync<TwinGraphException>(async () =>
            await Graph.PatchTwinAsync("one", Patch("""[{"op":"replace","path":"/Speed","value":6}]"""), ETagCondition.IfMatch(old), RemoteGraph.Origin, Stop));

        Assert.Equal(GraphErrorCode.PreconditionFailed, refusal.Code);
        Assert.Equal(5, _server.Graph.Current.Find("one")!.Property("Speed")!.Value.GetDouble());
    }

    [Fact]
    public async Task Refresh_MoreThanAPageOfEverything_ReadsAll()
    {
        List<System.Text.Json.JsonElement> models = [PressModels.Press, PressModels.Motor];
        models.AddRange(Enumerable.Range(0, 120).Select(i => RemoteGraph.Json($$"""{"@context":"dtmi:dtdl:context;2","@id":"dtmi:test:More{{i}};1","@type":"Interface"}""")));
        await _server.Graph.AddModelsAsync(models, RemoteGraph.Origin, Stop);
        await _server.Graph.ImportBatchAsync(
            [.. Enumerable.Range(0, 2_300).Select(i => PressModels.Twin(i, $"t{i:D4}"))],
            [.. Enumerable.Range(1, 2_299).Select(i => RemoteGraph.Json($$"""{"$dtId":"t0000","$relationshipId":"r{{i}}","$relationshipName":"feeds","$targetId":"t{{i:D4}}"}"""))],
            RemoteGraph.Origin, Stop);
        await _server.Graph.DecommissionModelAsync("dtmi:test:More7;1", true, RemoteGraph.Origin, Stop);

        await Graph.RefreshAsync(Stop);

        Assert.Equal((122, 2_300, 2_299), (Graph.Current.Models.Count, Graph.Current.Twins.Count, Graph.Current.Relationships.Count));
        Assert.True(Graph.Current.Models.Find("dtmi:test:More7;1")!.Decommissioned);
        Assert.Equal(_server.Graph.Current.Models.Find("dtmi:test:Press;1")!.UploadTime, Graph.Current.Models.Find("dtmi:test:Press;1")!.UploadTime);
        AssertSame("t1234", Graph.Current.Find("t1234")!);
    }

    [Fact]
    public async Task Refresh_ChangesOfOthers_ArePublishedOnce()
    {
        await _server.Graph.AddModelsAsync([PressModels.Press, PressModels.Motor], RemoteGraph.Origin, Stop);
        await _server.Graph.ImportBatchAsync([PressModels.Twin(1, "stays"), PressModels.Twin(1, "changes"), PressModels.Twin(1, "goes")], [], RemoteGraph.Origin, Stop);
        await Graph.RefreshAsync(Stop);
        List<string> seen = [];
        int structure = 0;
        Graph.AnyChanged += change => seen.Add(change switch
        {
            TwinChange twin => $"{twin.TwinId} {(twin.Before is null ? "new" : twin.After is null ? "gone" : "changed")}",
            RelationshipChange edge => $"{edge.Subject.Id} {(edge.Before is null ? "new" : "gone")}",
            _ => "model",
        });
        Graph.StructureChanged += () => structure++;

        await _server.Graph.WriteAsync("changes", [PropertyWrite.Number("Speed", 2)], RemoteGraph.Origin, Stop);
        await _server.Graph.DeleteTwinAsync("goes", ETagCondition.None, RemoteGraph.Origin, Stop);
        await _server.Graph.PutTwinAsync("comes", PressModels.Twin(), ETagCondition.None, RemoteGraph.Origin, Stop);
        await _server.Graph.PutRelationshipAsync("comes", "r", PressModels.Feeds("stays"), ETagCondition.None, RemoteGraph.Origin, Stop);
        await Graph.RefreshAsync(Stop);
        await Graph.RefreshAsync(Stop);

        Assert.Equal(["changes changed", "comes new", "goes gone", "r new"], seen.Order(StringComparer.Ordinal));
        Assert.Equal(1, structure);
    }

    [Fact]
    public async Task Requests_ServiceKilledAndBack_SayWhatIsWrongAndGoOn()
    {
        string directory = Directory.CreateTempSubdirectory("batterytwin-remote-").FullName;
        TwinServer first = await TwinServer.StartAsync(directory);
        string url = first.Url;
        await using RemoteGraph remote = new(url);
        await remote.Graph.AddModelsAsync([PressModels.Press, PressModels.Motor], RemoteGraph.Origin, Stop);
        await remote.Graph.PutTwinAsync("one", PressModels.Twin(), ETagCondition.None, RemoteGraph.Origin, Stop);
        await remote.Graph.RefreshAsync(Stop);
        await first.DisposeAsync();

        TwinGraphException write = await Assert.ThrowsAsync<TwinGraphException>(async () => await remote.Graph.WriteAsync("one", [PropertyWrite.Number("Speed", 2)], RemoteGraph.Origin, Stop));
        TwinGraphException refresh = await Assert.ThrowsAsync<TwinGraphException>(() => remote.Graph.RefreshAsync(Stop));

        Assert.Equal((GraphErrorCode.ServiceUnavailable, GraphErrorCode.ServiceUnavailable), (write.Code, refresh.Code));
        Assert.Contains("cannot be reached", write.Message, StringComparison.Ordinal);
        Assert.Contains("stale since", remote.Graph.Status.Description, StringComparison.Ordinal);
        Assert.Equal(1, remote.Graph.Current.Find("one")!.Property("Speed")!.Value.GetDouble());

        await using TwinServer second = await TwinServer.StartAsync(directory, url);
        await remote.Graph.WriteAsync("one", [PropertyWrite.Number("Speed", 2)], RemoteGraph.Origin, Stop);
        await remote.Graph.RefreshAsync(Stop);
        Assert.Null(remote.Graph.Status.Problem);
        Assert.Equal(2, second.Graph.Current.Find("one")!.Property("Speed")!.Value.GetDouble());
    }

    [Fact]
    public async Task Requests_RefusedByTheService_KeepCodeAndDetails()
    {
        await SeedAsync("one");

        await RefusedAsync(GraphErrorCode.DigitalTwinNotFound, async () => await Graph.DeleteTwinAsync("nobody", ETagCondition.None, RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.RelationshipNotFound, async () => await Graph.DeleteRelationshipAsync("one", "none", ETagCondition.None, RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.TargetTwinNotFound, async () => await Graph.PutRelationshipAsync("one", "r", PressModels.Feeds("nobody"), ETagCondition.None, RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.InvalidRelationship, async () => await Graph.PutRelationshipAsync("one", "r", RemoteGraph.Json("""{"$relationshipName":"eats","$targetId":"two"}"""), ETagCondition.None, RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.ModelAlreadyExists, async () => await Graph.AddModelsAsync([PressModels.Motor], RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.DTDLParserError, async () => await Graph.AddModelsAsync([RemoteGraph.Json("""{"@id":"dtmi:test:Bad;1","@type":"Interface"}""")], RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.ModelReferencesNotDeleted, async () => await Graph.DeleteModelAsync("dtmi:test:Motor;1", RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.ModelNotFound, async () => await Graph.DeleteModelAsync("dtmi:test:None;1", RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.JsonPatchInvalid, async () => await Graph.PatchTwinAsync("one", Patch("""[{"op":"remove","path":"/Label"}]"""), ETagCondition.None, RemoteGraph.Origin, Stop));
        await RefusedAsync(GraphErrorCode.PreconditionFailed, async () => await Graph.PutTwinAsync("one", PressModels.Twin(), ETagCondition.IfNew, RemoteGraph.Origin, Stop));
        TwinGraphException invalid = await RefusedAsync(GraphErrorCode.ValidationFailed, async () => await Graph.PutTwinAsync(
            "three", RemoteGraph.Json("""{"$metadata":{"$model":"dtmi:test:Press;1"},"Speed":"fast","Size":1,"Motor":{"$metadata":{}}}"""), ETagCondition.None, RemoteGraph.Origin, Stop));
        Assert.Equal(2, invalid.Details.Count);
    }

    [Fact]
    public async Task Import_DocumentWithoutComponents_FillsTheService()
    {
        System.Text.Json.JsonElement document = RemoteGraph.Json($$$"""
            {"digitalTwinsFileInfo":{"fileVersion":"1.0.0"},"digitalTwinsModels":[{{{PressModels.Press.GetRawText()}}},{{{PressModels.Motor.GetRawText()}}}],
             "digitalTwinsGraph":{"digitalTwins":[{"$dtId":"one","$metadata":{"$model":"dtmi:test:Press;1"}},{"$dtId":"two","$metadata":{"$model":"dtmi:test:Press;1"}}],
             "relationships":[{"$sourceId":"one","$relationshipId":"r","$relationshipName":"feeds","$targetId":"two"}]}}
            """);

        await Graph.ImportAsync(document, RemoteGraph.Origin, Stop);

        Assert.Equal((2, 2, 1), (_server.Graph.Current.Models.Count, _server.Graph.Current.Twins.Count, _server.Graph.Current.Relationships.Count));
        Assert.Equal((2, 2, 1), (Graph.Current.Models.Count, Graph.Current.Twins.Count, Graph.Current.Relationships.Count));
        TwinGraphException history = await Assert.ThrowsAsync<TwinGraphException>(async () => await _remote.History.AsOfAsync(DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(GraphErrorCode.InvalidArgument, history.Code);
    }

    [Fact]
    public async Task Process_EndpointSet_ServesTheRemoteGraph()
    {
        await SeedAsync("one");
        await using TwinServer front = await TwinServer.StartAsync(settings: [$"--BatteryTwin:Twins:Endpoint={_server.Url}"]);

        Assert.Contains("\"one\"", await front.Client.GetStringAsync("/digitaltwins/one?api-version=2023-10-31", Stop), StringComparison.Ordinal);
        using HttpResponseMessage put = await front.Client.PutAsync(
            "/digitaltwins/new?api-version=2023-10-31", new StringContent(PressModels.Twin(4).GetRawText(), System.Text.Encoding.UTF8, "application/json"), Stop);

        Assert.Equal(System.Net.HttpStatusCode.OK, put.StatusCode);
        Assert.Equal(4, _server.Graph.Current.Find("new")!.Property("Speed")!.Value.GetDouble());
        Assert.Contains("agreed at", await front.Client.GetStringAsync("/health/ready", Stop), StringComparison.Ordinal);
    }

    private static JsonPatch Patch(string operations) => JsonPatch.Read(RemoteGraph.Json(operations));

    private static async Task<TwinGraphException> RefusedAsync(GraphErrorCode code, Func<Task> request)
    {
        TwinGraphException refusal = await Assert.ThrowsAsync<TwinGraphException>(request);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }

    private async Task SeedAsync(string twinId)
    {
        await Graph.AddModelsAsync([PressModels.Press, PressModels.Motor], RemoteGraph.Origin, Stop);
        await Graph.PutTwinAsync(twinId, PressModels.Twin(), ETagCondition.None, RemoteGraph.Origin, Stop);
        await Graph.PutTwinAsync("two", PressModels.Twin(), ETagCondition.None, RemoteGraph.Origin, Stop);
    }

    private void AssertSame(string twinId, Twin answer)
    {
        Assert.Equal(TwinJson.Text(_server.Graph.Current.Find(twinId)!), TwinJson.Text(answer));
        Assert.Equal(TwinJson.Text(answer), TwinJson.Text(Graph.Current.Find(twinId)!));
    }
}
