using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads members that hold elements, inline or by reference.</summary>
internal sealed class ElementValueReader(ModelReading reading, ElementReader elements)
{
    public void Read(Element element, MemberRule rule, JsonMember member)
    {
        ImmutableArray<JsonNode> items = member.Value.AsItems();
        if (rule.IsSingle && items.Length > 1)
        {
            reading.Report(ModelErrorCode.ObjectMultipleValues, element, member.Position, rule.Term);
            return;
        }

        if (items.Length < rule.MinCount)
        {
            reading.Report(ModelErrorCode.ObjectCountBelowMin, element, member.Position, rule.Term, detail: $"{rule.MinCount}");
        }

        foreach (JsonNode item in items)
        {
            ReadItem(element, rule, item);
        }

        if (items.Length > rule.MaxCount)
        {
            reading.Report(ModelErrorCode.ObjectCountAboveMax, element, member.Position, rule.Term, $"{items.Length}", $"{rule.MaxCount}");
        }
    }

    private void ReadItem(Element element, MemberRule rule, JsonNode item)
    {
        if (item.IsString)
        {
            ReadReference(element, rule, item);
        }
        else if (!item.IsObject)
        {
            reading.Report(ModelErrorCode.RefNotStringOrObject, element, item.Position, rule.Term, item.Describe());
        }
        else if (rule.ReferenceOnly)
        {
            reading.Report(ModelErrorCode.RefObjectNotAllowed, element, item.Position, rule.Term);
        }
        else if (elements.ReadNested(item, element, rule) is { } target)
        {
            element.AddLink(new ElementLink(element, rule, item) { Target = target });
        }
    }

    private void ReadReference(Element element, MemberRule rule, JsonNode item)
    {
        string? id = element.Context.FindElementId(item.Text)
            ?? (Dtmi.IsDtmi(item.Text, element.Context.Version) && item.Text.Length <= Dtmi.MaxLength ? item.Text : null);
        if (id is null)
        {
            reading.Report(ModelErrorCode.BadDtmiOrTerm, element, item.Position, rule.Term, item.Text);
            return;
        }

        element.AddLink(new ElementLink(element, rule, item) { Reference = id });
    }
}
