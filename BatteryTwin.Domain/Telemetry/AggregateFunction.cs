namespace BatteryTwin.Domain.Telemetry;

/// <summary>How the points of a bucket become one. Count, first and last work on every type, the others on numbers.</summary>
public enum AggregateFunction
{
    Mean,
    Min,
    Max,
    Sum,
    Count,
    First,
    Last,
}
