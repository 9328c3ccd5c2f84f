using BatteryTwin.Domain.Production;

namespace BatteryTwin.Web.State;

/// <summary>A signal's newest value with the context people need: unit, normal band, target and time. <paramref name="Path"/> is its field.</summary>
public sealed record SignalReading(string Path, string Name, string Unit, double Value, NormalBand? Normal, double? Target, DateTimeOffset Time)
{
    public bool IsOutside => Normal is { } normal && !normal.Contains(Value);
}
