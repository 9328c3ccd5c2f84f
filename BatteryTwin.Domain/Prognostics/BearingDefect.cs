namespace BatteryTwin.Domain.Prognostics;

/// <summary>Where a rolling bearing is damaged.</summary>
public enum BearingDefect
{
    None,
    Ball,
    InnerRace,
    OuterRace,
}
