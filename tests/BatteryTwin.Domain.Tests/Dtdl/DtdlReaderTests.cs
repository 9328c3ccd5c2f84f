using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.Tests.Dtdl;

public sealed class DtdlReaderTests
{
    [Fact]
    public void Read_InterfaceWithEverythingAPlantUses_GivesItAll()
    {
        Interface model = Assert.Single(DtdlReader.Read("""
            {
              "@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1"],
              "@id": "dtmi:test:Mixer;2", "@type": "Interface",
              "displayName": {"de": "Mischer", "en": "Mixer"}, "description": "Mixes.",
              "extends": ["dtmi:test:Step;1"],
              "contents": [
                {"@type": ["Temperature", "Telemetry"], "name": "slurryTemperature", "schema": "double", "unit": "degreeCelsius", "comment": "normal ..40"},
                {"@type": "Property", "name": "state", "writable": true, "displayName": [{"@value": "Zustand", "@language": "de"}, {"@value": "State", "@language": "en"}],
                 "schema": {"@type": "Enum", "valueSchema": "string", "enumValues": [{"name": "ok", "enumValue": "OK"}, {"name": "bad", "enumValue": "BAD"}]}},
                {"@type": "Component", "name": "Bearings", "schema": "dtmi:test:Bearings;1"},
                {"@type": "Relationship", "name": "rel_feeds", "target": "dtmi:test:Step;1",
                 "properties": [{"@type": "Property", "name": "share", "schema": "float"}]},
                {"@type": "Command", "name": "stop"}
              ]
            }
            """));

        Assert.Equal(("dtmi:test:Mixer;2", "Mixer", "Mixes."), (model.Id, model.DisplayName, model.Description));
        Assert.Equal(["dtmi:test:Step;1"], model.Extends);
        InterfaceContent[] contents = [.. model.Contents];
        Assert.Equal(
            [ContentKind.Telemetry, ContentKind.Property, ContentKind.Component, ContentKind.Relationship, ContentKind.Command],
            contents.Select(content => content.Kind));
        Assert.Equal(("double", "degreeCelsius", "Temperature", "normal ..40"), (contents[0].Schema, contents[0].Unit, contents[0].SemanticType, contents[0].Comment));
        Assert.Equal(("enum:string", "State", true), (contents[1].Schema, contents[1].DisplayName, contents[1].Writable));
        Assert.Equal(["OK", "BAD"], contents[1].EnumValues);
        Assert.Equal("dtmi:test:Bearings;1", contents[2].Schema);
        Assert.Equal("dtmi:test:Step;1", contents[3].Schema);
        Assert.Equal(("share", "float"), (contents[3].Properties[0].Name, contents[3].Properties[0].Schema));
    }

    [Theory]
    [InlineData("\"double\"", "double")]
    [InlineData("\"dtmi:dtdl:instance:Schema:double;2\"", "double")]
    [InlineData("{\"@value\": \"integer\"}", "integer")]
    [InlineData("{\"@type\": \"Array\", \"elementSchema\": \"double\"}", "array")]
    [InlineData("{\"@type\": \"Map\", \"mapKey\": {\"name\": \"k\", \"schema\": \"string\"}, \"mapValue\": {\"name\": \"v\", \"schema\": \"double\"}}", "map")]
    [InlineData("{\"@type\": \"Object\", \"fields\": []}", "object")]
    [InlineData("{\"@type\": \"dtmi:dtdl:class:Enum;2\", \"valueSchema\": \"integer\", \"enumValues\": [{\"name\": \"one\", \"enumValue\": 1}]}", "enum:integer")]
    [InlineData("\"dtmi:test:M:Shared;1\"", "enum:integer")]
    public void Read_SchemaForm_IsSummarised(string schema, string expected)
    {
        Interface model = Assert.Single(DtdlReader.Read($$"""
            [{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:M;1", "@type": "Interface",
              "schemas": {"@id": "dtmi:test:M:Shared;1", "@type": "Enum", "valueSchema": "integer", "enumValues": [{"name": "one", "enumValue": 1}]},
              "contents": {"@type": "Property", "name": "p", "schema": {{schema}} } }]
            """));

        Assert.Equal(expected, Assert.Single(model.Contents).Schema);
    }

    [Theory]
    [InlineData("""{"@type": "Property", "name": "p"}""", "'p': 'schema' is missing")]
    [InlineData("""{"@type": "Property", "name": "p", "schema": "real"}""", "'p': 'schema' is 'real', which is neither")]
    [InlineData("""{"@type": "Property", "name": "p", "schema": null}""", "'p': 'schema' is null")]
    [InlineData("""{"@type": "Gadget", "name": "p", "schema": "double"}""", "'p': '@type' must name exactly one of")]
    [InlineData("""{"@type": "Property", "name": "p_", "schema": "double"}""", "name 'p_' must start with a letter")]
    [InlineData("""{"@type": "Property", "schema": "double"}""", "'name' is missing")]
    [InlineData("""{"@type": "Property", "name": "p", "schema": "double", "unit": "bar"}""", "'p': 'unit' bar needs a semantic type")]
    [InlineData("""{"@type": ["Property", "Pressure"], "name": "p", "schema": "string", "unit": "bar"}""", "'p': a value with a unit needs a numeric schema")]
    [InlineData("""{"@type": "Component", "name": "c"}""", "'c': 'schema' is missing")]
    [InlineData("""{"@type": "Component", "name": "c", "schema": "Bearings"}""", "'c': 'schema' must name an interface by its id")]
    [InlineData("""{"@type": "Property", "name": "p", "schema": {"@type": "Enum", "valueSchema": "string", "enumValues": [{"name": "a", "enumValue": 1}]}}""", "enum value 'a': 'enumValue' must be a text")]
    [InlineData("""{"@type": "Property", "name": "p", "writable": "yes", "schema": "double"}""", "'p': 'writable' must be true or false")]
    [InlineData("""{"@type": "Property", "name": "p", "schema": "double"}, {"@type": "Telemetry", "name": "p", "schema": "double"}""", "'p' occurs twice")]
    [InlineData("7", "'contents' holds a number")]
    public void Read_WrongContent_NamesInterfaceAndMember(string contents, string expected)
    {
        ModelException problem = Assert.Throws<ModelException>(() => DtdlReader.Read($$"""
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:M;1", "@type": "Interface", "contents": [{{contents}}]}
            """));

        Assert.Contains("interface 'dtmi:test:M;1'", problem.Message, StringComparison.Ordinal);
        Assert.Contains(expected, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"@id": "dtmi:test:M;1", "@type": "Interface"}""", "'@context' must hold")]
    [InlineData("""{"@context": "dtmi:dtdl:context;4", "@id": "dtmi:test:M;1", "@type": "Interface"}""", "version 4 is not supported")]
    [InlineData("""{"@context": "dtmi:dtdl:context;2", "@type": "Interface"}""", "'@id' is missing")]
    [InlineData("""{"@context": "dtmi:dtdl:context;2", "@id": "Mixer", "@type": "Interface"}""", "'@id' is 'Mixer'")]
    [InlineData("""{"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:M;1", "@type": "Property"}""", "'@type' must be 'Interface'")]
    [InlineData("""[7]""", "entry 0 of the model document: an interface is an object")]
    [InlineData("7", "not a number")]
    [InlineData("{", "not valid JSON (line 1")]
    public void Read_WrongDocument_SaysWhatIsWrong(string json, string expected) =>
        Assert.Contains(expected, Assert.Throws<ModelException>(() => DtdlReader.Read(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("degreeCelsius", "°C")]
    [InlineData("gForce", "g")]
    [InlineData("percent", "%")]
    [InlineData("kilogramPerHour", "kg/h")]
    [InlineData("furlong", "furlong")]
    [InlineData(null, "")]
    public void UnitSymbol_OfTerm_IsWhatPeopleWrite(string? unit, string symbol) => Assert.Equal(symbol, UnitSymbols.Of(unit));
}
