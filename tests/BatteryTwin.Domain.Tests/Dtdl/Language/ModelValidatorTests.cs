using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

namespace BatteryTwin.Domain.Tests.Dtdl.Language;

/// <summary>Rules by examples of their own, apart from the public suite.</summary>
public sealed class ModelValidatorTests
{
    [Fact]
    public void Validate_SampleModels_AreValid() => Assert.All(SampleModels.All, text => Assert.Empty(ModelCheck.Validate(text).Errors));

    [Fact]
    public void Validate_WrongUnit_SaysWhatWhereAndWhatToDo()
    {
        ModelError error = Assert.Single(ModelCheck.Validate(SampleModels.V3.Replace("\"degreeCelsius\"", "\"metre\"", StringComparison.Ordinal)).Errors);

        Assert.Equal("wrongParent", error.Code);
        Assert.Equal("dtmi:test:Step:_contents:__dryer;1", error.Id);
        Assert.Equal(("unit", "metre"), (error.Property, error.Value));
        Assert.Equal((0, 10), (error.Document, error.Line));
        Assert.Equal("The value 'metre' of 'unit' does not belong to TemperatureUnit.", error.Message);
        Assert.Equal("Use one of the values of TemperatureUnit.", error.Remedy);
    }

    [Fact]
    public void Validate_SeveralFaults_ReportsAllInTheOrderOfTheText()
    {
        ModelVerdict verdict = ModelCheck.Validate("{}", "{", Interface("dtmi:dtdl:a;1", "\"contents\": 1, \"foo\": 2"));

        Assert.Equal(["missingContext", "invalidJson", "reservedId", "refNotStringOrObject", "propertyUndefinedTerm"], verdict.Errors.Select(error => error.Code));
        Assert.Equal([0, 1, 2, 2, 2], verdict.Errors.Select(error => error.Document));
    }

    [Fact]
    public void Validate_MoreFaultsThanKept_CountsTheRest()
    {
        string members = string.Join(',', Enumerable.Range(0, 50).Select(index => $"\"m{index}\": 1"));
        ModelVerdict verdict = ModelCheck.Validate([Interface("dtmi:a;1", members)], new ModelOptions { MaxErrors = 10 });

        Assert.Equal((10, 40), (verdict.Errors.Length, verdict.DroppedErrors));
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 2, true)]
    public void Validate_ExtendsAcrossVersions_OnlyBackwards(int child, int parent, bool valid) => Assert.Equal(
        valid,
        ModelCheck.Validate(Interface("dtmi:a;1", "\"extends\": \"dtmi:b;1\"", child), Interface("dtmi:b;1", "\"comment\": \"x\"", parent)).IsValid);

    [Fact]
    public void Validate_UnresolvedReference_HasItsOwnCode() =>
        Assert.Equal(["unresolvedIdentifier"], ModelCheck.Codes(Interface("dtmi:a;1", "\"extends\": \"dtmi:nowhere;1\"")));

    [Fact]
    public void Validate_RelationshipTarget_NeedNotResolve() => Assert.Empty(ModelCheck.Codes(Interface("dtmi:a;1", Contents("Relationship", "r", "\"target\": \"dtmi:nowhere;1\""))));

    [Fact]
    public void Validate_SchemaOfAnotherInterface_CrossesPartitions() => Assert.Equal(
        ["crossPartitionReference"],
        ModelCheck.Codes(
            Interface("dtmi:a;1", "\"schemas\": {\"@id\": \"dtmi:s;1\", \"@type\": \"Array\", \"elementSchema\": \"long\"}"),
            Interface("dtmi:b;1", Contents("Telemetry", "t", "\"schema\": \"dtmi:s;1\""))));

    [Fact]
    public void Validate_DiamondInheritance_BringsAnElementOnce()
    {
        string[] diamond =
        [
            Interface("dtmi:top;1", Contents("Property", "x", "\"schema\": \"long\"")),
            Interface("dtmi:left;1", "\"extends\": \"dtmi:top;1\""),
            Interface("dtmi:right;1", "\"extends\": \"dtmi:top;1\""),
            Interface("dtmi:bottom;1", "\"extends\": [\"dtmi:left;1\", \"dtmi:right;1\"]"),
        ];

        Assert.Empty(ModelCheck.Codes(diamond));
        Assert.Equal(
            ["nonUniqueImportedPropertyValue"],
            ModelCheck.Codes([.. diamond[..2], Interface("dtmi:right;1", Contents("Property", "x", "\"schema\": \"long\"")), diamond[3]]));
    }

    [Fact]
    public void Validate_ComponentThatInheritsAComponent_IsExcluded() => Assert.Equal(
        ["excludedType"],
        ModelCheck.Codes(
            Interface("dtmi:part;1", "\"comment\": \"x\""),
            Interface("dtmi:base;1", Contents("Component", "inner", "\"schema\": \"dtmi:part;1\"")),
            Interface("dtmi:middle;1", "\"extends\": \"dtmi:base;1\""),
            Interface("dtmi:whole;1", Contents("Component", "outer", "\"schema\": \"dtmi:middle;1\""))));

    [Theory]
    [InlineData(10, true)]
    [InlineData(11, false)]
    public void Validate_DepthOfInheritance_EndsAtTen(int depth, bool valid) => Assert.Equal(
        valid,
        ModelCheck.Validate([.. Enumerable.Range(0, depth + 1).Select(index => Interface($"dtmi:k{index};1", index == 0 ? "\"comment\": \"x\"" : $"\"extends\": \"dtmi:k{index - 1};1\""))]).IsValid);

    [Theory]
    [InlineData(300, true)]
    [InlineData(301, false)]
    public void Validate_ContentsOfVersion2_CountInheritedOnes(int count, bool valid)
    {
        string contents = string.Join(',', Enumerable.Range(0, count - 1).Select(index => $$"""{"@type":"Telemetry","name":"t{{index}}","schema":"long"}"""));

        Assert.Equal(valid, ModelCheck.Validate(
            Interface("dtmi:a;1", $"\"contents\": [{contents}]", 2),
            Interface("dtmi:b;1", "\"extends\": \"dtmi:a;1\", " + Contents("Telemetry", "own", "\"schema\": \"long\""), 2)).IsValid);
    }

    [Fact]
    public void Validate_TextOfAnInterface_EndsAtOneMebibyteWithoutNestedOnes()
    {
        string empty = Interface("dtmi:a;1", "\"extends\": []");
        string full = empty[..^1] + new string(' ', (1 << 20) - empty.Length) + "}";

        Assert.Empty(ModelCheck.Codes(full));
        Assert.Empty(ModelCheck.Codes(Interface("dtmi:b;1", $"\"extends\": [{full}]")));
        Assert.Equal(["partitionTooLarge"], ModelCheck.Codes(full[..^1] + " }"));
    }

    [Theory]
    [InlineData("Array", "\"elementSchema\": \"long\"", false)]
    [InlineData("Object", "\"fields\": {\"name\": \"f\", \"schema\": \"point\"}", false)]
    [InlineData("Object", "\"fields\": {\"name\": \"f\", \"schema\": \"long\"}", true)]
    public void Validate_PropertyOfVersion2_HoldsNoArray(string type, string members, bool valid) => Assert.Equal(
        valid,
        ModelCheck.Validate(Interface("dtmi:a;1", Contents("Property", "p", $"\"schema\": {{\"@type\": \"{type}\", {members}}}"), 2)).IsValid);

    private static string Interface(string id, string members, int version = 3) =>
        $$"""{"@context":"dtmi:dtdl:context;{{version}}","@id":"{{id}}","@type":"Interface",{{members}}}""";

    private static string Contents(string type, string name, string members) => $$"""
        "contents": {"@type":"{{type}}","name":"{{name}}",{{members}}}
        """;
}
