using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads the members of an element by the rules of its types, and reports members that are unknown, repeated or missing.</summary>
internal sealed class MemberReader(ModelReading reading, ElementReader elements)
{
    private readonly LiteralReader _literals = new(reading);
    private readonly LocalizedTextReader _texts = new(reading);
    private readonly IdentifierValueReader _identifiers = new(reading);
    private readonly ElementValueReader _values = new(reading, elements);

    public void Read(Element element)
    {
        element.Name = NameOf(element);
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string> names = new(StringComparer.Ordinal);
        foreach (JsonMember member in element.Node.Members)
        {
            if (!names.Add(member.Name))
            {
                reading.Report(ModelErrorCode.DuplicatePropertyName, element, member.Position, member.Name);
            }
            else if (!member.Name.StartsWith('@'))
            {
                ReadMember(element, member, seen);
            }
        }

        ReportMissing(element, seen);
    }

    private void ReportMissing(Element element, HashSet<string> seen)
    {
        if (element.Place.Rule is { NamesElements: true } place && !seen.Contains("name") && element.Node.Find("@id") is null)
        {
            reading.Report(ModelErrorCode.MissingDtmiSegPropertyValue, element.Parent!, element.Node.Position, place.Term, detail: "name");
            return;
        }

        foreach (MemberRule rule in element.Rule.Members.Concat(element.AdjunctTypes.SelectMany(type => type.Members)))
        {
            if (rule.MinCount > 0 && !seen.Contains(rule.Term))
            {
                ReportMissing(element, rule);
            }
        }
    }

    private void ReadMember(Element element, JsonMember member, HashSet<string> seen)
    {
        if (RuleOf(element, member.Name) is not { } rule)
        {
            if (Find(element.RejectedTypes, member.Name) is null && Classify(element, member.Name) is { } fault)
            {
                reading.Report(fault, element, member.Position, member.Name, detail: element.Rule.Term);
            }

            return;
        }

        if (!seen.Add(rule.Term))
        {
            reading.Report(ModelErrorCode.DuplicatePropertyName, element, member.Position, rule.Term);
        }
        else if (member.Value.Kind == JsonKind.Null)
        {
            reading.Report(ModelErrorCode.PropertyValueNull, element, member.Position, rule.Term);
        }
        else
        {
            ReadValue(element, rule, member);
        }
    }

    private void ReadValue(Element element, MemberRule rule, JsonMember member)
    {
        switch (rule.Value)
        {
            case MemberValueKind.LocalizedText:
                _texts.Read(element, rule, member);
                break;
            case MemberValueKind.Identifier:
                _identifiers.Read(element, rule, member);
                break;
            case MemberValueKind.Element:
                _values.Read(element, rule, member);
                break;
            default:
                _literals.Read(element, rule, member);
                break;
        }
    }

    private static MemberRule? RuleOf(Element element, string name) => element.Rule.ByName.GetValueOrDefault(name) ?? Find(element.AdjunctTypes, name);

    private static MemberRule? Find(List<AdjunctType> types, string name)
    {
        foreach (AdjunctType type in types)
        {
            foreach (MemberRule member in type.Members)
            {
                if (member.Term == name || member.Id == name)
                {
                    return member;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// Why an unknown member is an error, or null when it is let through: version 2 lets any through beside an undefined co-type, version 3 only terms
    /// and DTMIs where the context names an unknown extension.
    /// </summary>
    private static ModelErrorCode? Classify(Element element, string name)
    {
        bool tolerates = element.Context.Language.Limits.ToleratesUndefined;
        bool isOpen = tolerates || element.Context.IsIncomplete;
        ModelErrorCode? fault = !Dtmi.HasScheme(name)
            ? name.Contains(':', StringComparison.Ordinal) ? (tolerates ? null : ModelErrorCode.PropertyNotDtmiNorTerm)
                : isOpen ? null
                : element.Context.Defines(name) ? ModelErrorCode.PropertyIrrelevantDtmiOrTerm : ModelErrorCode.PropertyUndefinedTerm
            : Dtmi.IsDtmi(name, element.Context.Version) ? (isOpen ? null : ModelErrorCode.PropertyIrrelevantDtmiOrTerm)
            : tolerates ? null : ModelErrorCode.PropertyInvalidDtmi;
        return fault is not null || element.UndefinedTypes.Count > 0 ? fault
            : element.HasInferredType ? ModelErrorCode.InferredTypeDoesNotAllow : ModelErrorCode.NoTypeThatAllows;
    }

    private void ReportMissing(Element element, MemberRule rule)
    {
        TextPosition position = element.Node.Position;
        if (rule.BroughtBy is { } type)
        {
            ModelErrorCode code = rule.Value switch
            {
                MemberValueKind.Element => ModelErrorCode.MissingSupplementalObjectProperty,
                MemberValueKind.Identifier => ModelErrorCode.MissingSupplementalIdentifierProperty,
                _ => ModelErrorCode.MissingSupplementalLiteralProperty,
            };
            reading.Report(code, element, position, rule.Term, detail: type);
        }
        else
        {
            reading.Report(rule.IsElement ? ModelErrorCode.MissingObjectProperty : ModelErrorCode.MissingLiteralProperty, element, position, rule.Term);
        }
    }

    private static string? NameOf(Element element)
    {
        if (!element.Rule.ByName.TryGetValue("name", out MemberRule? rule))
        {
            return null;
        }

        JsonNode? value = (element.Node.Find(rule.Term) ?? element.Node.Find(rule.Id))?.Value;
        JsonNode? item = value is { IsArray: true, Items.Length: 1 } ? value.Items[0] : value;
        JsonNode? literal = item is { IsObject: true } ? item.Find("@value")?.Value : item;
        return literal is { IsString: true } && literal.Text.Length <= rule.MaxLength && rule.Pattern!.IsMatch(literal.Text) ? literal.Text : null;
    }
}
