namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>What the values of a column are.</summary>
public enum RecordValueKind
{
    /// <summary>As each value looks: number, true or false, text.</summary>
    Any,

    /// <summary>A number; a whole one only where the twin's model says so, else 20 and 20.5 would quarrel over the type of their series.</summary>
    Number,

    /// <summary>A whole number, whatever the model says.</summary>
    Integer,

    /// <summary>true or false, also 1 or 0.</summary>
    Boolean,

    Text,
}
