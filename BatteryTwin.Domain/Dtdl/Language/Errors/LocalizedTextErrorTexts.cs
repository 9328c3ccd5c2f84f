using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>What is said about faults of localized texts.</summary>
internal static class LocalizedTextErrorTexts
{
    public static readonly ImmutableArray<ModelErrorText> All =
    [
        new(ModelErrorCode.LangMapObjKeyword, "The language map of '{property}' has the keyword '{value}'.", "Use language codes such as en as names."),
        new(ModelErrorCode.LangTagValueInLangMap, "The value of '{property}' is a language-tagged value outside an array.", "Put it into an array, or write a map from language code to text."),
        new(ModelErrorCode.LangStringInvalidCode, "The language map of '{property}' has the name '{value}', which is not a language code.", "Use a code such as en or en-US."),
        new(ModelErrorCode.LangStringCodeNotUnique, "The language map of '{property}' has the language '{value}' twice.", "Keep one."),
        new(ModelErrorCode.LangStringValueNotString, "The text of '{property}' for the language '{value}' is not a string.", "Write a string."),
        new(ModelErrorCode.LangStringValueTooLong, "A text of '{property}' is longer than {detail} characters.", "Shorten it."),
        new(ModelErrorCode.LangStringElementNotStringOrObject, "The value of '{property}' is not a text.", "Write a string, a map from language code to text, or an array of texts."),
        new(ModelErrorCode.LangStringElementNoValue, "A text of '{property}' has no @value.", "Add @value with the text."),
        new(ModelErrorCode.LangStringElementValueNotString, "The @value of a text of '{property}' is not a string.", "Write a string."),
        new(ModelErrorCode.LangStringElementCodeNotString, "The @language of a text of '{property}' is not a string.", "Write a language code such as en."),
        new(ModelErrorCode.LangStringElementInvalidCode, "The @language '{value}' of a text of '{property}' is not a language code.", "Use a code such as en or en-US."),
        new(ModelErrorCode.LangStringElementCodeNotUnique, "'{property}' has the language '{value}' more than once.", "Keep one text for each language."),
        new(ModelErrorCode.LangStringElementInvalidProp, "A text of '{property}' has the member '{value}'.", "Remove it; only @value and @language are allowed."),
        new(ModelErrorCode.LangStringElementKeyword, "A text of '{property}' has the keyword '{value}'.", "Remove it; only @value and @language are allowed."),
        new(ModelErrorCode.LangStringElementContext, "A text of '{property}' has @context.", "Remove @context; only @value and @language are allowed."),
        new(ModelErrorCode.LangStringElementGraph, "A text of '{property}' has @graph.", "Remove @graph; only @value and @language are allowed."),
        new(ModelErrorCode.LangStringElementId, "A text of '{property}' has @id.", "Remove @id; only @value and @language are allowed."),
        new(ModelErrorCode.LangStringElementType, "A text of '{property}' has @type.", "Remove @type; only @value and @language are allowed."),
    ];
}
