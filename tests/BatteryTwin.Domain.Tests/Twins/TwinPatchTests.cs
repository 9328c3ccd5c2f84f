using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Editing;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class TwinPatchTests
{
    private static readonly DateTimeOffset s_later = TestGraph.Start.AddMinutes(1);

    [Fact]
    public void Patch_ReplaceOneProperty_StampsItAloneAndMovesTheTag()
    {
        Twin before = TestGraph.Snapshot.Find("Mixer-1")!;

        Twin after = Patch("""[{"op": "replace", "path": "/Speed", "value": 900}]""");

        Assert.Equal(900, after.Property("Speed")!.Value.GetInt32());
        Assert.Equal((s_later, s_later, null), (after.LastUpdateTime, after.Property("Speed")!.LastUpdateTime, after.Property("Speed")!.SourceTime));
        Assert.Equal(TestGraph.Start, after.Property("HealthPrediction")!.LastUpdateTime);
        Assert.NotEqual(before.ETag, after.ETag);
    }

    [Fact]
    public void Patch_MapKeyAndComponentProperty_ReachInside()
    {
        Twin after = Patch("""
            [{"op": "add", "path": "/Tags", "value": {"a/b": "1"}}, {"op": "add", "path": "/Tags/c~1d", "value": "2"}, {"op": "remove", "path": "/Tags/a~1b"},
             {"op": "replace", "path": "/Bearings/faultPredicted", "value": true}]
            """);

        Assert.Equal("""{"c/d":"2"}""", after.Property("Tags")!.Value.GetRawText());
        Assert.True(after.Property("Bearings.faultPredicted")!.Value.GetBoolean());
        Assert.Equal(s_later, after.Components["Bearings"].LastUpdateTime);
    }

    [Fact]
    public void Patch_RemoveFromComponent_LeavesTheComponentsTime()
    {
        Twin after = Patch("""[{"op": "remove", "path": "/Bearings/faultPredicted"}]""");

        Assert.Null(after.Property("Bearings.faultPredicted"));
        Assert.Equal((TestGraph.Start, s_later), (after.Components["Bearings"].LastUpdateTime, after.LastUpdateTime));
    }

    [Theory]
    [InlineData("""[{"op": "replace", "path": "/$metadata/Speed/sourceTime", "value": "2026-03-02T10:00:00+02:00"}, {"op": "replace", "path": "/Speed", "value": 1}]""")]
    [InlineData("""[{"op": "replace", "path": "/Speed", "value": 1}, {"op": "add", "path": "/$metadata/Speed/sourceTime", "value": "2026-03-02T08:00:00Z"}]""")]
    public void Patch_SourceTime_CountsInWhateverOrder(string patch) =>
        Assert.Equal(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero), Patch(patch).Property("Speed")!.SourceTime);

    [Fact]
    public void Patch_ModelAndWhatItLacks_MigratesTheTwin()
    {
        TwinGraphSnapshot graph = TestGraph.Snapshot;
        graph = ModelEditing.Add(graph, [TestGraph.Parse("""
            {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:test:Mixer;2", "@type": "Interface", "extends": "dtmi:test:Step;1",
             "contents": [{"@type": "Property", "name": "Speed", "schema": "double"}, {"@type": "Component", "name": "Drive", "schema": "dtmi:test:Bearings;1"}]}
            """)], GraphLimits.Default, ChangeStamp.Of(s_later, ChangeOrigin.Import)).Next;

        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => Patch("""[{"op": "replace", "path": "/$metadata/$model", "value": "dtmi:test:Mixer;2"}]""", graph));
        Twin after = Patch("""
            [{"op": "add", "path": "/Drive", "value": {"faultPredicted": true, "$metadata": {}}}, {"op": "remove", "path": "/Bearings"},
             {"op": "replace", "path": "/$metadata/$model", "value": "dtmi:test:Mixer;2"}]
            """, graph);

        Assert.Equal(["Component Drive is missing on Twin; add it at '/Drive' with the value {\"$metadata\": {}}", "Bearings does not appear on the DTDL for Twin"], refusal.Details);
        Assert.Equal(("dtmi:test:Mixer;2", true), (after.ModelId, after.Property("Drive.faultPredicted")!.Value.GetBoolean()));
        Assert.False(after.Components.ContainsKey("Bearings"));
    }

    [Theory]
    [InlineData("""[{"op": "move", "from": "/Speed", "path": "/Batch"}]""", GraphErrorCode.JsonPatchInvalid, "Unsupported operation type move")]
    [InlineData("""[{"path": "/Speed", "value": 1}]""", GraphErrorCode.JsonPatchInvalid, "has no 'op'")]
    [InlineData("""[{"op": "add", "path": "/Speed"}]""", GraphErrorCode.JsonPatchInvalid, "has no 'value'")]
    [InlineData("""[{"op": "add", "path": "Speed", "value": 1}]""", GraphErrorCode.JsonPatchInvalid, "must start with '/'")]
    [InlineData("""[{"op": "replace", "path": "/Batch", "value": 1}]""", GraphErrorCode.JsonPatchInvalid, "There is nothing at the path '/Batch' to replace")]
    [InlineData("""[{"op": "remove", "path": "/Batch"}]""", GraphErrorCode.JsonPatchInvalid, "There is nothing at the path '/Batch' to remove")]
    [InlineData("""[{"op": "add", "path": "/Tags/a", "value": "x"}]""", GraphErrorCode.JsonPatchInvalid, "There is nothing at the path '/Tags/a'")]
    [InlineData("""[{"op": "add", "path": "/Spead", "value": 1}]""", GraphErrorCode.ValidationFailed, "Spead does not appear on the DTDL for Twin")]
    [InlineData("""[{"op": "add", "path": "/Bearings/wear", "value": 1}]""", GraphErrorCode.ValidationFailed, "wear does not appear on the DTDL for Bearings")]
    [InlineData("""[{"op": "replace", "path": "/Speed", "value": "fast"}]""", GraphErrorCode.ValidationFailed, "Expected value of type double for Speed on Twin")]
    [InlineData("""[{"op": "remove", "path": "/Bearings"}]""", GraphErrorCode.ValidationFailed, "Component Bearings is missing")]
    [InlineData("""[{"op": "replace", "path": "/$metadata/$model", "value": "dtmi:test:Oven;1"}]""", GraphErrorCode.ValidationFailed, "There is no model with the id dtmi:test:Oven;1")]
    [InlineData("""[{"op": "replace", "path": "/$dtId", "value": "x"}]""", GraphErrorCode.JsonPatchInvalid, "it is kept by the service")]
    [InlineData("""[{"op": "add", "path": "/$metadata/Batch/sourceTime", "value": "2026-03-02T08:00:00Z"}]""", GraphErrorCode.JsonPatchInvalid, "There is nothing")]
    [InlineData("""["replace"]""", GraphErrorCode.InvalidArgument, "a patch is an array of operations")]
    [InlineData("""{"op": "add"}""", GraphErrorCode.InvalidArgument, "a patch is an array of operations")]
    public void Patch_Wrong_IsRefusedWithItsCode(string patch, GraphErrorCode code, string message)
    {
        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => Patch(patch));

        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Patch_OfArrayItems_FollowsRfc6902()
    {
        JsonElement value = TestGraph.Parse("[1, 2, 3]");
        JsonElement after = ValuePatch.Apply(value, Operation("""{"op": "add", "path": "/x/1", "value": 9}"""), ["1"]);
        after = ValuePatch.Apply(after, Operation("""{"op": "add", "path": "/x/-", "value": 8}"""), ["-"]);
        after = ValuePatch.Apply(after, Operation("""{"op": "remove", "path": "/x/0"}"""), ["0"]);
        after = ValuePatch.Apply(after, Operation("""{"op": "replace", "path": "/x/1", "value": 7}"""), ["1"]);

        Assert.Equal("[9,7,3,8]", after.GetRawText());
        Assert.Throws<TwinGraphException>(() => ValuePatch.Apply(value, Operation("""{"op": "replace", "path": "/x/3", "value": 7}"""), ["3"]));
        Assert.Throws<TwinGraphException>(() => ValuePatch.Apply(value, Operation("""{"op": "replace", "path": "/x/01", "value": 7}"""), ["01"]));
    }

    [Fact]
    public void Patch_WithStaleTag_IsRefused()
    {
        ETagCondition stale = ETagCondition.IfMatch("W/\"old\"");
        JsonPatch patch = JsonPatch.Read(TestGraph.Parse("""[{"op": "replace", "path": "/Speed", "value": 1}]"""));
        ChangeStamp stamp = ChangeStamp.Of(s_later, ChangeOrigin.Import);

        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => TwinEditing.Patch(TestGraph.Snapshot, "Mixer-1", patch, stale, GraphLimits.Default, stamp));

        Assert.Equal(GraphErrorCode.PreconditionFailed, refusal.Code);
        Assert.Contains("doesn't match the current etag", refusal.Message, StringComparison.Ordinal);
        TwinEditing.Patch(TestGraph.Snapshot, "Mixer-1", patch, ETagCondition.IfMatch("W/\"old\"", "*"), GraphLimits.Default, stamp);
    }

    private static PatchOperation Operation(string json) => JsonPatch.Read(TestGraph.Parse($"[{json}]")).Operations[0];

    private static Twin Patch(string patch, TwinGraphSnapshot? graph = null) => TwinEditing.Patch(
        graph ?? TestGraph.Snapshot, "Mixer-1", JsonPatch.Read(TestGraph.Parse(patch)), ETagCondition.None, GraphLimits.Default, ChangeStamp.Of(s_later, ChangeOrigin.Import)).Next.Find("Mixer-1")!;
}
