using System.Collections.Immutable;
using System.Text.RegularExpressions;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads texts in several languages: a string, a map from language code to text, or an array of texts.</summary>
internal sealed class LocalizedTextReader(ModelReading reading)
{
    public const string DefaultLanguage = "en";

    private static readonly Regex s_languageCode = new(
        "^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?\\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private readonly LocalizedElementReader _elements = new(reading);

    public static bool IsLanguageCode(string text) => s_languageCode.IsMatch(text);

    public void Read(Element element, MemberRule rule, JsonMember member)
    {
        ImmutableSortedDictionary<string, string>.Builder texts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        switch (member.Value.Kind)
        {
            case JsonKind.String:
                texts.Add(DefaultLanguage, member.Value.Text);
                break;
            case JsonKind.Array:
                _elements.Read(element, rule, member.Value, texts);
                break;
            case JsonKind.Object:
                ReadMap(element, rule, member.Value, texts);
                break;
            default:
                reading.Report(ModelErrorCode.LangStringElementNotStringOrObject, element, member.Position, rule.Term, member.Value.Describe());
                return;
        }

        if (texts.Values.FirstOrDefault(text => text.Length > rule.MaxLength) is { } tooLong)
        {
            reading.Report(ModelErrorCode.LangStringValueTooLong, element, member.Position, rule.Term, tooLong, $"{rule.MaxLength}");
        }

        element.SetLiteral(rule, new LiteralValue(JsonKind.Object, "", member.Position) { Texts = texts.ToImmutable() });
    }

    private void ReadMap(Element element, MemberRule rule, JsonNode map, ImmutableSortedDictionary<string, string>.Builder texts)
    {
        if (map.Find("@value") is not null && map.Find("@language") is not null)
        {
            reading.Report(ModelErrorCode.LangTagValueInLangMap, element, map.Position, rule.Term);
            return;
        }

        foreach (JsonMember member in map.Members)
        {
            ModelErrorCode? fault = member.Name.StartsWith('@') ? ModelErrorCode.LangMapObjKeyword
                : !IsLanguageCode(member.Name) ? ModelErrorCode.LangStringInvalidCode
                : !member.Value.IsString ? ModelErrorCode.LangStringValueNotString
                : !texts.TryAdd(member.Name, member.Value.Text) ? ModelErrorCode.LangStringCodeNotUnique
                : null;
            if (fault is { } code)
            {
                reading.Report(code, element, member.Position, rule.Term, member.Name);
            }
        }
    }
}
