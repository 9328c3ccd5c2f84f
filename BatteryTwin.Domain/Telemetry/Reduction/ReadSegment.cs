namespace BatteryTwin.Domain.Telemetry.Reduction;

/// <summary>A part of a read and what it is answered from.</summary>
/// <param name="Level">Index of the rollup level; <see cref="Points"/> for the points themselves.</param>
/// <param name="FirstNs">First time, inclusive.</param>
/// <param name="LastNs">Last time, inclusive.</param>
public readonly record struct ReadSegment(int Level, long FirstNs, long LastNs)
{
    public const int Points = -1;
}
