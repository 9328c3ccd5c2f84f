namespace BatteryTwin.Domain.Twins;

/// <summary>Values of the <c>HealthPrediction</c> property of a step.</summary>
public static class HealthPrediction
{
    public const string PropertyName = "HealthPrediction";

    public const string Ok = "OK";

    public const string FaultPredicted = "FAULT_PREDICTED";
}
