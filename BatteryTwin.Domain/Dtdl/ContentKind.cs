namespace BatteryTwin.Domain.Dtdl;

/// <summary>What an entry of an interface's contents is.</summary>
public enum ContentKind
{
    Property,
    Telemetry,
    Relationship,
    Component,
    Command,
}
