using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Instances;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads string, integer, boolean and mixed literals, bare, as value objects or as an array of at most one.</summary>
internal sealed class LiteralReader(ModelReading reading)
{
    private readonly ValueObjectReader _objects = new(reading);

    public void Read(Element element, MemberRule rule, JsonMember member)
    {
        ImmutableArray<JsonNode> items = member.Value.AsItems();
        LiteralFaults faults = LiteralFaults.Of(rule.Value);
        if (items.Length > 1)
        {
            reading.Report(faults.MultipleValues, element, member.Position, rule.Term);
        }
        else if (items.Length == 1)
        {
            LiteralValue? value = items[0].IsObject ? _objects.Read(element, rule, items[0]) : ReadBare(element, rule, items[0], faults);
            if (value is not null && Conforms(element, rule, value))
            {
                element.SetLiteral(rule, value);
            }
        }
        else if (rule.MinCount > 0)
        {
            reading.Report(faults.CountBelowMin, element, member.Position, rule.Term);
        }
    }

    private LiteralValue? ReadBare(Element element, MemberRule rule, JsonNode node, LiteralFaults faults)
    {
        if (faults.Accepts(node))
        {
            return new LiteralValue(node.Kind, node.Text, node.Position);
        }

        reading.Report(faults.WrongKind, element, node.Position, rule.Term, node.Describe());
        return null;
    }

    private bool Conforms(Element element, MemberRule rule, LiteralValue value)
    {
        (ModelErrorCode Code, string Detail)? fault = rule.Value switch
        {
            MemberValueKind.Integer => FaultOfRange(rule, int.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture)),
            MemberValueKind.Duration when !TemporalText.IsDuration(value.Text) => (ModelErrorCode.StringInvalid, "the form of ISO 8601 durations"),
            MemberValueKind.String when value.Text.Length > rule.MaxLength => (ModelErrorCode.StringTooLong, $"{rule.MaxLength}"),
            MemberValueKind.String when rule.Pattern is { } pattern && !pattern.IsMatch(value.Text) => (ModelErrorCode.StringInvalid, $"the regular expression {pattern}"),
            _ => null,
        };
        if (fault is { } found)
        {
            reading.Report(found.Code, element, value.Position, rule.Term, value.Text, found.Detail);
        }

        return fault is null;
    }

    private static (ModelErrorCode Code, string Detail)? FaultOfRange(MemberRule rule, int value) => (rule.MinValue, rule.MaxValue) switch
    {
        ({ } min, { } max) when min == max && value != min => (ModelErrorCode.ValueNotExact, $"{min}"),
        ({ } min, { } max) when value < min => (ModelErrorCode.ValueBelowRange, $"{min} to {max}"),
        ({ } min, { } max) when value > max => (ModelErrorCode.ValueAboveRange, $"{min} to {max}"),
        ({ } min, null) when value < min => (ModelErrorCode.ValueBelowMin, $"{min}"),
        (null, { } max) when value > max => (ModelErrorCode.ValueAboveMax, $"{max}"),
        _ => null,
    };
}
