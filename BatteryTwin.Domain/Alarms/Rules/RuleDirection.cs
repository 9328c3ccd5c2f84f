namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>On which side of a limit something is wrong.</summary>
public enum RuleDirection
{
    Above,
    Below,
}
