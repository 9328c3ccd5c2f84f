namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>How two columns are made into one; trees split one column at a time and find such dependences only in many small steps.</summary>
public enum PairOperation
{
    Product,
    Ratio,
    Difference,
}
