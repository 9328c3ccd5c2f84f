using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads the array form of localized texts: strings and objects with <c>@value</c> and <c>@language</c>.</summary>
internal sealed class LocalizedElementReader(ModelReading reading)
{
    public void Read(Element element, MemberRule rule, JsonNode array, ImmutableSortedDictionary<string, string>.Builder texts)
    {
        foreach (JsonNode item in array.Items)
        {
            string? language = LocalizedTextReader.DefaultLanguage;
            JsonNode? text = item;
            if (item.IsObject)
            {
                (language, text) = ReadObject(element, rule, item);
            }
            else if (!item.IsString)
            {
                reading.Report(ModelErrorCode.LangStringElementNotStringOrObject, element, item.Position, rule.Term, item.Describe());
                continue;
            }

            if (language is not null && text is not null && !texts.TryAdd(language, text.Text))
            {
                reading.Report(ModelErrorCode.LangStringElementCodeNotUnique, element, item.Position, rule.Term, language);
            }
        }
    }

    private (string? Language, JsonNode? Text) ReadObject(Element element, MemberRule rule, JsonNode item)
    {
        bool isSound = HasSoundMembers(element, rule, item);
        JsonNode? value = item.Find("@value")?.Value;
        JsonNode? code = item.Find("@language")?.Value;
        ModelErrorCode? fault = value is null ? ModelErrorCode.LangStringElementNoValue
            : !value.IsString ? ModelErrorCode.LangStringElementValueNotString
            : code is null ? null
            : !code.IsString ? ModelErrorCode.LangStringElementCodeNotString
            : !LocalizedTextReader.IsLanguageCode(code.Text) ? ModelErrorCode.LangStringElementInvalidCode
            : null;
        if (fault is { } found)
        {
            reading.Report(found, element, item.Position, rule.Term, (code ?? value)?.Describe());
        }

        return fault is null && isSound ? (code?.Text ?? LocalizedTextReader.DefaultLanguage, value) : (null, null);
    }

    private bool HasSoundMembers(Element element, MemberRule rule, JsonNode item)
    {
        bool isStrict = element.Context.Language.Limits.StrictKeywords;
        HashSet<string> names = new(StringComparer.Ordinal);
        bool isSound = true;
        foreach (JsonMember member in item.Members)
        {
            ModelErrorCode? fault = !names.Add(member.Name) ? ModelErrorCode.DuplicatePropertyName : member.Name switch
            {
                "@value" or "@language" => null,
                "@context" => ModelErrorCode.LangStringElementContext,
                "@graph" => ModelErrorCode.LangStringElementGraph,
                "@id" => ModelErrorCode.LangStringElementId,
                "@type" => isStrict ? ModelErrorCode.LangStringElementType : null,
                ['@', ..] => isStrict ? ModelErrorCode.LangStringElementKeyword : null,
                _ => ModelErrorCode.LangStringElementInvalidProp,
            };
            if (fault is { } code)
            {
                reading.Report(code, element, member.Position, rule.Term, member.Name);
                isSound = false;
            }
        }

        return isSound;
    }
}
