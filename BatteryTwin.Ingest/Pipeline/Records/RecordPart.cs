namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>A record's twin or measurement: from a column, or one value for all records.</summary>
public sealed record RecordPart
{
    public static RecordPart None { get; } = new();

    public string? Column { get; init; }

    /// <summary>The value where no column gives one.</summary>
    public string? Value { get; init; }

    /// <summary>The value is the twin id that the file's path names.</summary>
    public bool FromPath { get; init; }
}
