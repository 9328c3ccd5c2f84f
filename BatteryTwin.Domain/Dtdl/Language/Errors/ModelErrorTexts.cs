using System.Collections.Frozen;

namespace BatteryTwin.Domain.Dtdl.Language.Errors;

/// <summary>Writes errors out from the tables of texts.</summary>
internal static class ModelErrorTexts
{
    private const int LongestValue = 200;

    private static readonly FrozenDictionary<ModelErrorCode, ModelErrorText> s_texts = ((ModelErrorText[])
    [
        .. DocumentErrorTexts.All,
        .. ContextErrorTexts.All,
        .. IdentifierErrorTexts.All,
        .. TypeErrorTexts.All,
        .. MemberErrorTexts.All,
        .. LiteralErrorTexts.All,
        .. LocalizedTextErrorTexts.All,
        .. ReferenceErrorTexts.All,
        .. StructureErrorTexts.All,
        .. SiblingErrorTexts.All,
    ]).ToFrozenDictionary(text => text.Code);

    public static ModelError Write(ModelErrorCode code, string? id, string? property, string? value, string? detail)
    {
        string? shortValue = Shorten(value);
        ModelErrorText text = s_texts[code];
        return new ModelError
        {
            Code = NameOf(code),
            Id = Shorten(id, Dtmi.MaxLength),
            Property = Shorten(property),
            Value = shortValue,
            Message = Fill(text.Message, id, property, shortValue, detail),
            Remedy = Fill(text.Remedy, id, property, shortValue, detail),
            Document = 0,
            Line = 1,
            Column = 1,
        };
    }

    /// <summary>The name of a fault as seen outside.</summary>
    public static string NameOf(ModelErrorCode code)
    {
        string name = code.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    private static string Fill(string template, string? id, string? property, string? value, string? detail) => template
        .Replace("{id}", Shorten(id) ?? "this element", StringComparison.Ordinal)
        .Replace("{property}", Shorten(property) ?? "this member", StringComparison.Ordinal)
        .Replace("{detail}", Shorten(detail) ?? "what the language defines", StringComparison.Ordinal)
        .Replace("{value}", value ?? "a value of another kind", StringComparison.Ordinal);

    private static string? Shorten(string? text, int length = LongestValue) => text is null || text.Length <= length ? text : text[..length] + "…";
}
