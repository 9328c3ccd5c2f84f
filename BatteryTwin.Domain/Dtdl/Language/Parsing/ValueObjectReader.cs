using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads a literal written as an object with <c>@value</c> and perhaps <c>@type</c>.</summary>
internal sealed class ValueObjectReader(ModelReading reading)
{
    /// <summary>The literal; null when the object is wrong, which has been reported.</summary>
    public LiteralValue? Read(Element element, MemberRule rule, JsonNode node)
    {
        LiteralFaults faults = LiteralFaults.Of(rule.Value);
        if (!HasSoundMembers(element, rule, node))
        {
            return null;
        }

        if (node.Find("@value")?.Value is not { } value)
        {
            reading.Report(faults.NoValue, element, node.Position, rule.Term);
            return null;
        }

        if (node.Find("@type")?.Value is { } type)
        {
            if (ReadType(element, rule, type) is not { } typed)
            {
                return null;
            }

            faults = typed;
        }

        if (!faults.Accepts(value))
        {
            reading.Report(faults.WrongValue, element, value.Position, rule.Term, value.Describe());
            return null;
        }

        return new LiteralValue(value.Kind, value.Text, value.Position);
    }

    private LiteralFaults? ReadType(Element element, MemberRule rule, JsonNode type)
    {
        ImmutableArray<JsonNode> items = type.AsItems();
        if (items.Length != 1)
        {
            reading.Report(ModelErrorCode.LiteralTypeNotSingular, element, type.Position, rule.Term);
            return null;
        }

        LiteralFaults expected = LiteralFaults.Of(rule.Value);
        LiteralFaults? found = items[0].IsString ? LiteralFaults.OfXmlType(items[0].Text) : null;
        if (found is null || (expected.XmlType.Length > 0 && found != expected))
        {
            reading.Report(expected.WrongType, element, type.Position, rule.Term, items[0].Describe());
            return null;
        }

        return found;
    }

    private bool HasSoundMembers(Element element, MemberRule rule, JsonNode node)
    {
        bool isStrict = element.Context.Language.Limits.StrictKeywords;
        HashSet<string> names = new(StringComparer.Ordinal);
        bool isSound = true;
        foreach (JsonMember member in node.Members)
        {
            ModelErrorCode? fault = !names.Add(member.Name) ? ModelErrorCode.DuplicatePropertyName : member.Name switch
            {
                "@value" or "@type" => null,
                "@context" => ModelErrorCode.ValueObjectContext,
                "@graph" => ModelErrorCode.ValueObjectGraph,
                "@id" => ModelErrorCode.ValueObjectId,
                "@language" => isStrict ? ModelErrorCode.ValueObjectLanguage : null,
                ['@', ..] => isStrict ? ModelErrorCode.ValueObjectKeyword : null,
                _ => ModelErrorCode.ValueObjectInvalidProp,
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
