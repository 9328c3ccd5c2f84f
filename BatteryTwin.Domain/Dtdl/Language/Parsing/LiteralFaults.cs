using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>For each kind of literal: which JSON values it takes, its XML Schema type and what its faults are called.</summary>
internal sealed record LiteralFaults
{
    private const string XmlSchema = "http://www.w3.org/2001/XMLSchema#";

    private static readonly LiteralFaults s_string = new()
    {
        XmlType = "string",
        CountBelowMin = ModelErrorCode.StringCountBelowMin,
        MultipleValues = ModelErrorCode.StringMultipleValues,
        WrongKind = ModelErrorCode.StringNotString,
        NoValue = ModelErrorCode.StringObjectNoValue,
        WrongType = ModelErrorCode.StringTypeNotString,
        WrongValue = ModelErrorCode.StringValueNotString,
    };

    private static readonly LiteralFaults s_integer = new()
    {
        XmlType = "integer",
        CountBelowMin = ModelErrorCode.IntegerCountBelowMin,
        MultipleValues = ModelErrorCode.IntegerMultipleValues,
        WrongKind = ModelErrorCode.IntegerNotInteger,
        NoValue = ModelErrorCode.IntegerObjectNoValue,
        WrongType = ModelErrorCode.IntegerTypeNotInteger,
        WrongValue = ModelErrorCode.IntegerValueNotInteger,
    };

    private static readonly LiteralFaults s_boolean = new()
    {
        XmlType = "boolean",
        CountBelowMin = ModelErrorCode.BooleanCountBelowMin,
        MultipleValues = ModelErrorCode.BooleanMultipleValues,
        WrongKind = ModelErrorCode.BooleanNotBoolean,
        NoValue = ModelErrorCode.BooleanObjectNoValue,
        WrongType = ModelErrorCode.BooleanTypeNotBoolean,
        WrongValue = ModelErrorCode.BooleanValueNotBoolean,
    };

    private static readonly LiteralFaults s_literal = new()
    {
        XmlType = "",
        CountBelowMin = ModelErrorCode.LiteralCountBelowMin,
        MultipleValues = ModelErrorCode.LiteralMultipleValues,
        WrongKind = ModelErrorCode.LiteralNotValid,
        NoValue = ModelErrorCode.LiteralObjectNoValue,
        WrongType = ModelErrorCode.LiteralNotValid,
        WrongValue = ModelErrorCode.LiteralNotValid,
    };

    /// <summary>Name of the XML Schema type; empty when any of them is taken.</summary>
    public required string XmlType { get; init; }

    public required ModelErrorCode CountBelowMin { get; init; }

    public required ModelErrorCode MultipleValues { get; init; }

    public required ModelErrorCode WrongKind { get; init; }

    public required ModelErrorCode NoValue { get; init; }

    public required ModelErrorCode WrongType { get; init; }

    public required ModelErrorCode WrongValue { get; init; }

    public static LiteralFaults Of(MemberValueKind kind) => kind switch
    {
        MemberValueKind.Integer => s_integer,
        MemberValueKind.Boolean => s_boolean,
        MemberValueKind.Literal => s_literal,
        _ => s_string,
    };

    /// <summary>The literal an XML Schema type names, as a term or in full; null when it names none.</summary>
    public static LiteralFaults? OfXmlType(string type)
    {
        string name = type.StartsWith("xsd:", StringComparison.Ordinal) ? type[4..]
            : type.StartsWith(XmlSchema, StringComparison.Ordinal) ? type[XmlSchema.Length..]
            : "";
        return name switch { "string" => s_string, "integer" => s_integer, "boolean" => s_boolean, _ => null };
    }

    public bool Accepts(JsonNode node) => XmlType switch
    {
        "string" => node.IsString,
        "integer" => node.TryGetInteger(out _),
        "boolean" => node.Kind == JsonKind.Boolean,
        _ => node.IsString || node.TryGetInteger(out _) || node.Kind == JsonKind.Boolean,
    };
}
