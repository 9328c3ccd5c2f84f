using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads members that hold an identifier which need not resolve: a relationship's target, an overridden member.</summary>
internal sealed class IdentifierValueReader(ModelReading reading)
{
    public void Read(Element element, MemberRule rule, JsonMember member)
    {
        ImmutableArray<JsonNode> items = member.Value.AsItems();
        if (items.Length > 1)
        {
            reading.Report(ModelErrorCode.IdentifierMultipleValues, element, member.Position, rule.Term);
        }
        else if (items.Length == 1)
        {
            ReadItem(element, rule, items[0]);
        }
        else if (rule.MinCount > 0)
        {
            reading.Report(ModelErrorCode.IdentifierCountBelowMin, element, member.Position, rule.Term);
        }
    }

    private void ReadItem(Element element, MemberRule rule, JsonNode item)
    {
        string? term = item.IsString ? element.Context.FindMemberId(item.Text) ?? element.Context.FindElementId(item.Text) : null;
        bool mustBeModel = rule.BroughtBy is null;
        ModelErrorCode? fault = !item.IsString ? ModelErrorCode.IdentifierNotString
            : item.Text.Length > rule.MaxLength ? ModelErrorCode.IdentifierTooLong
            : mustBeModel ? FaultOfModelId(element, item.Text, term)
            : term is null && !Dtmi.IsDtmi(item.Text, element.Context.Version) && !element.Context.Defines(item.Text) ? ModelErrorCode.IdentifierNotDtmi
            : null;
        if (fault is { } code)
        {
            reading.Report(code, element, item.Position, rule.Term, item.Describe(), detail: $"{rule.MaxLength}");
            return;
        }

        element.SetLiteral(rule, new LiteralValue(JsonKind.String, item.Text, item.Position));
    }

    private static ModelErrorCode? FaultOfModelId(Element element, string text, string? term) =>
        Dtmi.IsUserDtmi(text, element.Context.Version) ? null
        : term is not null || Dtmi.IsDtmi(text, element.Context.Version) ? ModelErrorCode.IdentifierInvalid
        : ModelErrorCode.IdentifierNotDtmi;
}
