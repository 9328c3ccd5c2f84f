namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record ConstantCondition(bool Value) : FilterCondition
{
    public override bool? Evaluate(CloudEvent happened) => Value;
}
