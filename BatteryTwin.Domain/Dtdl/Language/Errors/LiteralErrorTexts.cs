using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of literals.</summary>
internal static class LiteralErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.StringCountBelowMin, "'{property}' has no value.", "Give one string."),
        new(ModelErrorCode.StringMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.StringNotString, "The value of '{property}' is not a string.", "Write a string."),
        new(ModelErrorCode.StringObjectNoValue, "The value of '{property}' is an object without @value.", "Add @value, or write the string alone."),
        new(ModelErrorCode.StringTypeNotString, "The @type of the value of '{property}' is not xsd:string.", "Write xsd:string, or leave @type out."),
        new(ModelErrorCode.StringValueNotString, "The @value of '{property}' is not a string.", "Correct @value."),
        new(ModelErrorCode.IntegerCountBelowMin, "'{property}' has no value.", "Give one integer of 32 bits."),
        new(ModelErrorCode.IntegerMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.IntegerNotInteger, "The value of '{property}' is not an integer of 32 bits.", "Write an integer of 32 bits."),
        new(ModelErrorCode.IntegerObjectNoValue, "The value of '{property}' is an object without @value.", "Add @value, or write the integer of 32 bits alone."),
        new(ModelErrorCode.IntegerTypeNotInteger, "The @type of the value of '{property}' is not xsd:integer.", "Write xsd:integer, or leave @type out."),
        new(ModelErrorCode.IntegerValueNotInteger, "The @value of '{property}' is not an integer of 32 bits.", "Correct @value."),
        new(ModelErrorCode.BooleanCountBelowMin, "'{property}' has no value.", "Give one boolean."),
        new(ModelErrorCode.BooleanMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.BooleanNotBoolean, "The value of '{property}' is not a boolean.", "Write a boolean."),
        new(ModelErrorCode.BooleanObjectNoValue, "The value of '{property}' is an object without @value.", "Add @value, or write the boolean alone."),
        new(ModelErrorCode.BooleanTypeNotBoolean, "The @type of the value of '{property}' is not xsd:boolean.", "Write xsd:boolean, or leave @type out."),
        new(ModelErrorCode.BooleanValueNotBoolean, "The @value of '{property}' is not a boolean.", "Correct @value."),
        new(ModelErrorCode.LiteralCountBelowMin, "'{property}' has no value.", "Give one string or integer."),
        new(ModelErrorCode.LiteralMultipleValues, "'{property}' has several values, only one is allowed.", "Keep one."),
        new(ModelErrorCode.LiteralNotValid, "The value of '{property}' is not a string, integer or boolean.", "Write a string or an integer."),
        new(ModelErrorCode.LiteralObjectNoValue, "The value of '{property}' is an object without @value.", "Add @value, or write the value alone."),
        new(ModelErrorCode.LiteralTypeNotSingular, "The @type of the value of '{property}' is not one type.", "Name one type, or leave @type out."),
        new(ModelErrorCode.StringTooLong, "The value '{value}' of '{property}' is longer than {detail} characters.", "Shorten it."),
        new(ModelErrorCode.StringInvalid, "The value '{value}' of '{property}' has characters or a form that is not allowed.", "Match {detail}."),
        new(ModelErrorCode.ValueBelowMin, "The value {value} of '{property}' is less than {detail}.", "Raise it."),
        new(ModelErrorCode.ValueAboveMax, "The value {value} of '{property}' is more than {detail}.", "Lower it."),
        new(ModelErrorCode.ValueBelowRange, "The value {value} of '{property}' is below the range {detail}.", "Raise it."),
        new(ModelErrorCode.ValueAboveRange, "The value {value} of '{property}' is above the range {detail}.", "Lower it."),
        new(ModelErrorCode.ValueNotExact, "The value {value} of '{property}' must be {detail}.", "Write {detail}, or remove the member."),
        new(ModelErrorCode.ValueObjectContext, "The value of '{property}' has @context, which a value object does not take.", "Remove @context; only @value and @type are allowed."),
        new(ModelErrorCode.ValueObjectGraph, "The value of '{property}' has @graph, which a value object does not take.", "Remove @graph; only @value and @type are allowed."),
        new(ModelErrorCode.ValueObjectId, "The value of '{property}' has @id, which a value object does not take.", "Remove @id; only @value and @type are allowed."),
        new(ModelErrorCode.ValueObjectLanguage, "The value of '{property}' has @language, which a value object does not take.", "Remove @language; only @value and @type are allowed."),
        new(ModelErrorCode.ValueObjectKeyword, "The value of '{property}' has {value}, which a value object does not take.", "Remove it; only @value and @type are allowed."),
        new(ModelErrorCode.ValueObjectInvalidProp, "The value of '{property}' has the member '{value}', which a value object does not take.", "Remove it; only @value and @type are allowed."),
    ];
}
