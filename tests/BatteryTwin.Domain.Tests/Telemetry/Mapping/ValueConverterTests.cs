using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Telemetry.Mapping;

namespace BatteryTwin.Domain.Tests.Telemetry.Mapping;

public sealed class ValueConverterTests
{
    private static readonly ModelCatalog s_models = ModelCatalog.Empty.With(
    [
        JsonElement.Parse("""
            {"@context": "dtmi:dtdl:context;2", "@id": "dtmi:t:M;1", "@type": "Interface", "contents": [
              {"@type": ["Telemetry", "Temperature"], "name": "temperature", "schema": "double", "unit": "degreeCelsius"},
              {"@type": "Telemetry", "name": "vibrationRms", "comment": "unit mm/s; normal ..4", "schema": "double"},
              {"@type": "Telemetry", "name": "plain", "schema": "double"},
              {"@type": "Telemetry", "name": "count", "schema": "integer"},
              {"@type": "Telemetry", "name": "running", "schema": "boolean"},
              {"@type": "Telemetry", "name": "text", "schema": "string"},
              {"@type": "Telemetry", "name": "state", "schema": {"@type": "Enum", "valueSchema": "string", "enumValues": [{"name": "run", "enumValue": "Running"}, {"name": "stop", "enumValue": "Stopped"}]}},
              {"@type": "Telemetry", "name": "code", "schema": {"@type": "Enum", "valueSchema": "integer", "enumValues": [{"name": "run", "enumValue": 1}, {"name": "stop", "enumValue": 2}]}},
              {"@type": "Telemetry", "name": "box", "schema": {"@type": "Object", "fields": [{"name": "x", "schema": "double"}]}}]}
            """),
    ],
        DateTimeOffset.UnixEpoch);

    public static TheoryData<string, FieldType, string, string?> Cases => new()
    {
        { "plain", FieldType.Integer, "3", "3" },
        { "plain", FieldType.String, "12.5", "12.5" },
        { "plain", FieldType.String, "12,5", null },
        { "plain", FieldType.Boolean, "true", "1" },
        { "count", FieldType.Float, "12.4", "12" },
        { "count", FieldType.Float, "12.5", "13" },
        { "count", FieldType.Float, "1e30", null },
        { "count", FieldType.Integer, "9007199254740993", "9007199254740993" },
        { "running", FieldType.Integer, "1", "true" },
        { "running", FieldType.Float, "0", "false" },
        { "running", FieldType.Integer, "2", null },
        { "running", FieldType.String, "ON", "true" },
        { "running", FieldType.String, "off", "false" },
        { "running", FieldType.String, "maybe", null },
        { "text", FieldType.Float, "1.5", "1.5" },
        { "text", FieldType.Boolean, "false", "false" },
        { "state", FieldType.String, "running", "Running" },
        { "state", FieldType.String, "stop", "Stopped" },
        { "state", FieldType.String, "idle", null },
        { "code", FieldType.Float, "2", "2" },
        { "code", FieldType.Float, "1.5", null },
        { "code", FieldType.String, "run", "1" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Of_EachType_BecomesTheModelsOrIsRefused(string field, FieldType type, string raw, string? expected)
    {
        ConvertedValue converted = Converter(field, ValueConversion.None).Of(Value(type, raw));

        Assert.Equal(expected, converted.Fault is null ? converted.Value.ToString() : null);
        Assert.Equal(expected is null ? FieldType.Float : Converter(field, ValueConversion.None).Output, converted.Value.Type);
    }

    [Fact]
    public void Of_ScaleThenUnit_FollowsTheModelsUnit()
    {
        Assert.Equal(FieldValue.Float(100), Converter("temperature", new() { Scale = 0.1, Offset = 2, Unit = "°F" }).Of(FieldValue.Integer(2100)).Value);
        Assert.Equal(FieldValue.Float(12.7), Converter("vibrationRms", new() { Unit = "in/s" }).Of(FieldValue.Float(0.5)).Value);
        Assert.Equal(FieldValue.Float(60), Converter("plain", new() { Unit = "Hz", TargetUnit = "rpm" }).Of(FieldValue.String("1")).Value);
    }

    [Fact]
    public void Of_InvalidValues_AreDroppedOrRefused()
    {
        ValueConverter drops = Converter("plain", new() { Invalid = ["-9999", "Bad"], Scale = 2 });

        Assert.True(drops.Of(FieldValue.Float(-9999)).IsDropped);
        Assert.True(drops.Of(FieldValue.Integer(-9999)).IsDropped);
        Assert.True(drops.Of(FieldValue.String("bad")).IsDropped);
        Assert.Equal(FieldValue.Float(-19996), drops.Of(FieldValue.Float(-9998)).Value);
        Assert.Contains("missing value", Converter("plain", new() { Invalid = ["-9999"], OnInvalid = InvalidValueAction.Quarantine }).Of(FieldValue.Float(-9999)).Fault!, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ListedValues_AreReplaced()
    {
        ValueConverter states = Converter("state", new()
        {
            Values = ImmutableSortedDictionary.CreateRange(StringComparer.OrdinalIgnoreCase, [KeyValuePair.Create("2", "Running"), KeyValuePair.Create("halt", "stop"), KeyValuePair.Create("true", "run")]),
        });

        Assert.Equal(["Running", "Running", "Stopped", "Running"], new[] { FieldValue.Integer(2), FieldValue.Float(2), FieldValue.String("HALT"), FieldValue.Boolean(true) }.Select(value => states.Of(value).Value.Text));
        Assert.NotNull(states.Of(FieldValue.Integer(3)).Fault);
    }

    [Theory]
    [InlineData("box", null, null, "which no telemetry value fits")]
    [InlineData("plain", "psi", null, "gives 'plain' no unit")]
    [InlineData("temperature", "psi", null, "measures pressure")]
    [InlineData("temperature", "furlong", null, "no unit this product knows")]
    public void Of_ImpossibleConversion_SaysWhy(string field, string? unit, string? targetUnit, string words)
    {
        Assert.Null(ValueConverter.Of(new() { Unit = unit, TargetUnit = targetUnit }, Content(field), out string? problem));
        Assert.Contains(words, problem, StringComparison.Ordinal);
    }

    private static ValueConverter Converter(string field, ValueConversion conversion) => ValueConverter.Of(conversion, Content(field), out _)!;

    private static DtdlValue Content(string field) => (DtdlValue)s_models.Resolve("dtmi:t:M;1", field)!;

    private static FieldValue Value(FieldType type, string text) => type switch
    {
        FieldType.Float => FieldValue.Float(double.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Integer => FieldValue.Integer(long.Parse(text, System.Globalization.CultureInfo.InvariantCulture)),
        FieldType.Boolean => FieldValue.Boolean(text == "true"),
        _ => FieldValue.String(text),
    };
}
