using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Editing;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Domain.Tests.Twins;

public sealed class GraphEditingTests
{
    private static readonly ChangeStamp s_stamp = ChangeStamp.Of(TestGraph.Start.AddMinutes(1), ChangeOrigin.Import);

    private TwinGraphSnapshot _graph = TestGraph.Snapshot;

    [Fact]
    public void PutTwin_Twice_ReplacesAndKeepsNothingOfTheOld()
    {
        Do(graph => TwinEditing.Put(graph, "Mixer-1", TestGraph.Parse("""{"$dtId": "other", "Batch": 7, "Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}"""), default, GraphLimits.Default, s_stamp));

        Twin twin = _graph.Find("Mixer-1")!;
        Assert.Equal(["Batch"], twin.Properties.Keys);
        Assert.Empty(twin.Components["Bearings"].Properties);
    }

    [Theory]
    [InlineData("""{"$metadata": {"$model": "dtmi:test:Mixer;1"}}""", GraphErrorCode.ValidationFailed, "Component Bearings is missing on Twin")]
    [InlineData("""{"Bearings": {}, "Spead": 1, "Speed": "x", "$metadata": {"$model": "dtmi:test:Mixer;1"}}""", GraphErrorCode.ValidationFailed, "Spead does not appear on the DTDL for Twin; Expected value of type double for Speed on Twin, got \"x\"")]
    [InlineData("""{"$metadata": {"$model": "dtmi:test:Oven;1"}}""", GraphErrorCode.ValidationFailed, "dtmi:test:Oven;1")]
    [InlineData("""{"Speed": 1}""", GraphErrorCode.ValidationFailed, "'$metadata.$model' is missing")]
    [InlineData("[]", GraphErrorCode.InvalidArgument, "must be a JSON object")]
    public void PutTwin_Wrong_IsRefused(string json, GraphErrorCode code, string message) =>
        Refused(code, message, graph => TwinEditing.Put(graph, "New", TestGraph.Parse(json), default, GraphLimits.Default, s_stamp));

    [Fact]
    public void PutTwin_TelemetryName_TakesAnInitialValue()
    {
        Do(graph => TwinEditing.Put(graph, "New", TestGraph.Parse("""{"torque": 3.5, "Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}"""), ETagCondition.IfNew, GraphLimits.Default, s_stamp));

        Assert.Equal(3.5, _graph.Find("New")!.Property("torque")!.Value.GetDouble());
        Refused(GraphErrorCode.PreconditionFailed, "header was specified but a twin with the id New", graph =>
            TwinEditing.Put(graph, "New", TestGraph.Parse("""{"Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}"""), ETagCondition.IfNew, GraphLimits.Default, s_stamp));
    }

    [Fact]
    public void PutTwin_TextLongerThanTheLimit_IsRefused()
    {
        string json = $$$"""{"Tags": {"a": "{{{new string('ä', 2049)}}}"}, "Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}""";

        Refused(GraphErrorCode.ValidationFailed, "longer than 4096 bytes", graph => TwinEditing.Put(graph, "New", TestGraph.Parse(json), default, GraphLimits.Default, s_stamp));
    }

    [Fact]
    public void DeleteTwin_WithRelationships_IsRefusedUntilTheyAreGone()
    {
        Refused(GraphErrorCode.RelationshipsNotDeleted, "still has 0 outgoing and 1 incoming", graph => TwinEditing.Delete(graph, "Mixer-1", default, s_stamp));

        Do(graph => RelationshipEditing.Delete(graph, "Line-1", "a", default, s_stamp));
        Do(graph => TwinEditing.Delete(graph, "Mixer-1", default, s_stamp));

        Assert.Null(_graph.Find("Mixer-1"));
        Refused(GraphErrorCode.DigitalTwinNotFound, "There is no digital twin instance that exists with the ID Mixer-1", graph => TwinEditing.Delete(graph, "Mixer-1", default, s_stamp));
    }

    [Fact]
    public void PutRelationship_WithContradictingIds_TakesThoseOfThePath()
    {
        Do(graph => RelationshipEditing.Put(
            graph, "Line-1", "z", TestGraph.Parse("""{"$sourceId": "Mixer-2", "$relationshipId": "q", "$relationshipName": "runs", "$targetId": "Mixer-1", "order": 2}"""), ETagCondition.IfNew, GraphLimits.Default, s_stamp));

        Assert.Equal("Mixer-1", _graph.Relationships.Find("Line-1", "z")!.TargetId);
        Assert.Equal(2, _graph.Relationships.CountTo("Mixer-1"));
    }

    [Theory]
    [InlineData("Line-1", """{"$relationshipName": "owns", "$targetId": "Mixer-1"}""", GraphErrorCode.InvalidRelationship, "has no relationship owns")]
    [InlineData("Line-1", """{"$relationshipName": "runs", "$targetId": "Mixer-9"}""", GraphErrorCode.TargetTwinNotFound, "The target digital twin is invalid or does not exist")]
    [InlineData("Line-9", """{"$relationshipName": "runs", "$targetId": "Mixer-1"}""", GraphErrorCode.DigitalTwinNotFound, "Line-9")]
    [InlineData("Line-1", """{"$relationshipName": "runs", "$targetId": "Line-1"}""", GraphErrorCode.OperationNotAllowed, "cannot be related to itself")]
    [InlineData("Line-1", """{"$targetId": "Mixer-1"}""", GraphErrorCode.InvalidArgument, "$relationshipName")]
    [InlineData("Line-1", """{"$relationshipName": "runs", "$targetId": "Mixer-1", "colour": 1}""", GraphErrorCode.ValidationFailed, "colour does not appear on the DTDL for runs")]
    public void PutRelationship_Wrong_IsRefused(string source, string json, GraphErrorCode code, string message) =>
        Refused(code, message, graph => RelationshipEditing.Put(graph, source, "n", TestGraph.Parse(json), default, GraphLimits.Default, s_stamp));

    [Fact]
    public void PatchRelationship_Property_ChangesItAndNothingElse()
    {
        Do(graph => RelationshipEditing.Patch(graph, "Line-1", "a", Patch("""[{"op": "replace", "path": "/order", "value": 5}]"""), default, GraphLimits.Default, s_stamp));

        Assert.Equal(5, _graph.Relationships.Find("Line-1", "a")!.Properties["order"].GetInt32());
        Refused(GraphErrorCode.JsonPatchInvalid, "only properties of a relationship", graph =>
            RelationshipEditing.Patch(graph, "Line-1", "a", Patch("""[{"op": "replace", "path": "/$targetId", "value": "x"}]"""), default, GraphLimits.Default, s_stamp));
        Refused(GraphErrorCode.ValidationFailed, "Expected value of type integer", graph =>
            RelationshipEditing.Patch(graph, "Line-1", "a", Patch("""[{"op": "replace", "path": "/order", "value": "x"}]"""), default, GraphLimits.Default, s_stamp));
        Refused(GraphErrorCode.RelationshipNotFound, "Relationship q not found on twin Line-1", graph =>
            RelationshipEditing.Patch(graph, "Line-1", "q", Patch("[]"), default, GraphLimits.Default, s_stamp));
    }

    [Fact]
    public void DecommissionModel_StopsNewTwinsOnly()
    {
        Refused(GraphErrorCode.ModelReferencesNotDecommissioned, "currently being referenced by dtmi:test:Mixer;1", graph => ModelEditing.Decommission(graph, "dtmi:test:Step;1", true, s_stamp));
        Do(graph => ModelEditing.Decommission(graph, "dtmi:test:Mixer;1", true, s_stamp));
        Do(graph => ModelEditing.Decommission(graph, "dtmi:test:Step;1", true, s_stamp));

        Refused(GraphErrorCode.ModelDecommissioned, "decommissioned", graph =>
            TwinEditing.Put(graph, "New", TestGraph.Parse("""{"Bearings": {}, "$metadata": {"$model": "dtmi:test:Mixer;1"}}"""), default, GraphLimits.Default, s_stamp));
        Do(graph => TwinEditing.Patch(graph, "Mixer-1", Patch("""[{"op": "replace", "path": "/Speed", "value": 1}]"""), default, GraphLimits.Default, s_stamp));
    }

    [Fact]
    public void DeleteModel_LeavesItsTwinsReadableButNotWritable()
    {
        Refused(GraphErrorCode.ModelReferencesNotDeleted, "This model is currently being referenced by dtmi:test:Mixer;1", graph => ModelEditing.Delete(graph, "dtmi:test:Bearings;1", s_stamp));
        Do(graph => ModelEditing.Delete(graph, "dtmi:test:Mixer;1", s_stamp));

        Assert.NotNull(_graph.Find("Mixer-1"));
        Refused(GraphErrorCode.ValidationFailed, "There is no model with the id dtmi:test:Mixer;1", graph =>
            TwinEditing.Patch(graph, "Mixer-1", Patch("""[{"op": "replace", "path": "/Speed", "value": 1}]"""), default, GraphLimits.Default, s_stamp));
        Do(graph => RelationshipEditing.Delete(graph, "Line-1", "a", default, s_stamp));
        Do(graph => TwinEditing.Delete(graph, "Mixer-1", default, s_stamp));
        Refused(GraphErrorCode.ModelNotFound, "There is no Model(s) available that matches the provided id(s)", graph => ModelEditing.Delete(graph, "dtmi:test:Mixer;1", s_stamp));
    }

    [Theory]
    [InlineData("""[{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Step;1", "@type": "Interface"}]""", GraphErrorCode.ModelAlreadyExists, "Some of the model ids already exist: dtmi:test:Step;1")]
    [InlineData("""[{"@context": "dtmi:dtdl:context;4", "@id": "dtmi:test:New;1", "@type": "Interface"}]""", GraphErrorCode.ModelVersionNotSupported, "dtmi:dtdl:context;4")]
    [InlineData("""[{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:New;1", "@type": "Interface", "extends": "dtmi:test:Missing;1"}]""", GraphErrorCode.DTDLParserError, "None of the models in this request could be created")]
    [InlineData("""[{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:New;1", "@type": "Interface", "contents": [{"@type": "Command", "name": "stop"}]}]""", GraphErrorCode.DTDLParserError, "is a Command")]
    [InlineData("""[{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:New;1", "@type": "Interface", "extends": {"@id": "dtmi:test:Inner;1", "@type": "Interface"}}]""", GraphErrorCode.DTDLParserError, "is written inside another one")]
    [InlineData("[]", GraphErrorCode.InvalidArgument, "models provided was empty")]
    public void AddModels_Wrong_IsRefusedWhole(string documents, GraphErrorCode code, string message) =>
        Refused(code, message, graph => ModelEditing.Add(graph, [.. TestGraph.Parse(documents).EnumerateArray()], GraphLimits.Default, s_stamp));

    [Fact]
    public void AddModels_ThatNeedStoredOnes_ResolvesThem()
    {
        Do(graph => ModelEditing.Add(graph, [TestGraph.Parse("""{"@context": "dtmi:dtdl:context;3", "@id": "dtmi:test:Fast;1", "@type": "Interface", "extends": "dtmi:test:Mixer;1"}""")], GraphLimits.Default, s_stamp));

        Assert.True(_graph.Models.IsA("dtmi:test:Fast;1", "dtmi:test:Step;1"));
        Assert.Equal(["dtmi:test:Bearings;1", "dtmi:test:Fast;1", "dtmi:test:Mixer;1", "dtmi:test:Step;1"], _graph.Models.WithDependencies(["dtmi:test:Fast;1"]).Select(model => model.Id));
        Assert.Equal(["dtmi:test:Fast;1"], _graph.Models.ReferencesTo("dtmi:test:Mixer;1").Select(model => model.Id));
    }

    private static JsonPatch Patch(string json) => JsonPatch.Read(JsonElement.Parse(json));

    private void Do(Func<TwinGraphSnapshot, GraphStep> edit) => _graph = edit(_graph).Next;

    private void Refused(GraphErrorCode code, string message, Func<TwinGraphSnapshot, GraphStep> edit)
    {
        TwinGraphException refusal = Assert.Throws<TwinGraphException>(() => edit(_graph));
        Assert.Equal(code, refusal.Code);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }
}
