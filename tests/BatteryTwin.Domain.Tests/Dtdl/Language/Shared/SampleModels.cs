namespace BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

/// <summary>Valid models that use most of the language, one for each version.</summary>
internal static class SampleModels
{
    public const string V3 = """
        [
          {
            "@context": ["dtmi:dtdl:context;3", "dtmi:dtdl:extension:quantitativeTypes;1", "dtmi:dtdl:extension:annotation;1"],
            "@id": "dtmi:test:Step;1", "@type": "Interface", "displayName": {"en": "Step", "de": "Schritt"}, "comment": "a step of a line",
            "schemas": [{"@id": "dtmi:test:Step:Window;1", "@type": "Object", "fields": [
              {"name": "from", "schema": "dateTime"}, {"@type": ["Field", "Temperature"], "name": "peak", "schema": "double", "unit": "kelvin"}]}],
            "contents": [
              {"@type": "Property", "name": "state", "writable": true, "schema": {"@type": "Enum", "valueSchema": "string", "enumValues": [
                {"name": "running", "enumValue": "RUN"}, {"name": "stopped", "enumValue": "STOP"}]}},
              {"@type": ["Telemetry", "Temperature"], "name": "dryer", "schema": "double", "unit": "degreeCelsius"},
              {"@type": ["Property", "ValueAnnotation"], "name": "dryerNote", "annotates": "dryer", "schema": "string"},
              {"@type": "Property", "name": "windows", "schema": {"@type": "Array", "elementSchema": "dtmi:test:Step:Window;1"}},
              {"@type": "Property", "name": "limits", "schema": {"@type": "Map", "mapKey": {"name": "sensor", "schema": "string"}, "mapValue": {"name": "limit", "schema": "float"}}},
              {"@type": "Relationship", "name": "feeds", "target": "dtmi:test:Step;1", "maxMultiplicity": 3, "properties": [{"@type": "Property", "name": "rate", "schema": "long"}]},
              {"@type": "Component", "name": "bearings", "schema": "dtmi:test:Bearings;1"},
              {"@type": "Command", "name": "stop", "request": {"name": "reason", "schema": "string"}, "response": {"name": "done", "schema": "boolean"}}]
          },
          {"@context": "dtmi:dtdl:context;3", "@id": "dtmi:test:Mixing;1.2", "@type": "Interface", "extends": "dtmi:test:Step;1",
            "contents": [{"@type": "Telemetry", "name": "place", "schema": "point"}]},
          {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:test:Bearings;1", "@type": "Interface",
            "contents": [{"@type": "Property", "name": "faultPredicted", "schema": "boolean"}]}
        ]
        """;

    public const string V2 = """
        {
          "@context": ["dtmi:dtdl:context;2", "dtmi:iotcentral:context;2"],
          "@id": "dtmi:test:Pump;1", "@type": ["Interface", "Machine"], "colour": "blue",
          "displayName": [{"@value": "Pump", "@language": "en"}, {"@value": "Pumpe", "@language": "de"}],
          "extends": [{"@id": "dtmi:test:Asset;1", "@type": "Interface", "contents": [{"@type": "Property", "name": {"@value": "serial", "@type": "xsd:string"}, "schema": ["string"]}]}],
          "contents": [
            {"@type": ["Telemetry", "Velocity"], "name": "flow", "schema": "double", "unit": "metrePerSecond"},
            {"@type": ["Telemetry", "Event"], "name": "alarm", "schema": "string"},
            {"@type": "Telemetry", "name": "samples", "schema": {"@type": "Array", "elementSchema": "integer"}},
            {"@type": "Command", "name": "start", "commandType": "synchronous", "request": {"@type": "CommandPayload", "name": "speed", "schema": "integer"}},
            {"@type": "Property", "name": "mode", "schema": {"@type": "Enum", "valueSchema": "integer", "enumValues": [{"name": "off", "enumValue": 0}, {"name": "on", "enumValue": 1}]}},
            {"@type": "Property", "name": "limits", "schema": {"@type": "Object", "fields": [{"name": "low", "schema": "double"}, {"name": "high", "schema": "double"}]}},
            {"@type": "Relationship", "name": "feeds", "minMultiplicity": 0, "maxMultiplicity": 500, "target": "dtmi:test:Asset;1"}]
        }
        """;

    public static string[] All { get; } = [V3, V2];
}
