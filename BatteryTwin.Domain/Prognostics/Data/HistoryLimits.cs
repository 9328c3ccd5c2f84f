namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Bounds that keep a data set in memory.</summary>
public sealed record HistoryLimits
{
    public int MaxRows { get; init; } = 5_000_000;

    /// <summary>Columns of a file, whether they are learned from or not.</summary>
    public int MaxColumns { get; init; } = 5_000;

    /// <summary>Rows × columns to learn from; 4 bytes each while a model is trained.</summary>
    public long MaxCells { get; init; } = 150_000_000;

    public int MaxAssets { get; init; } = 100_000;

    public int MaxClasses { get; init; } = 100;
}
