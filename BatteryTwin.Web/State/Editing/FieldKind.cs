namespace BatteryTwin.Web.State.Editing;

/// <summary>How a value is edited.</summary>
public enum FieldKind
{
    Text,
    Number,
    WholeNumber,
    Flag,
    Choice,
    Date,
    Time,
    DateTime,
    Duration,

    /// <summary>Objects, maps, arrays and places, as JSON.</summary>
    Json,
}
