namespace BatteryTwin.Domain.Production.Time;

/// <summary>A reason that people may give for a stretch of time, and the state it stands for.</summary>
public sealed record ReasonCode(string Code, string Name, StationState State)
{
    /// <summary>Reasons of a plant for which nobody entered any.</summary>
    public static IReadOnlyList<ReasonCode> Usual { get; } =
    [
        new("FAILURE", "Equipment failure", StationState.Down),
        new("MINOR", "Minor stop, jam", StationState.Idle),
        new("OPERATOR", "No operator", StationState.Idle),
        new("MATERIAL", "No material", StationState.Starved),
        new("OUTLET", "Next step full", StationState.Blocked),
        new("SETUP", "Setup, product change", StationState.Setup),
        new("COIL", "Coil change", StationState.Setup),
        new("CLEANING", "Planned cleaning", StationState.Planned),
        new("MAINTENANCE", "Planned maintenance", StationState.Planned),
        new("TRIAL", "Trial", StationState.Trial),
    ];
}
