namespace BatteryTwin.Domain.Telemetry;

/// <summary>How a curve is thinned to a number of points.</summary>
public enum ShapeMethod
{
    /// <summary>First, smallest, largest and last point of each of equal columns of time: every extreme is kept.</summary>
    MinMax,

    /// <summary>Largest triangle three buckets: fewer points for the same look; single extremes may go.</summary>
    Lttb,
}
