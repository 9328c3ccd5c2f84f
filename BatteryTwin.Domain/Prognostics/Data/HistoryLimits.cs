namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>Bounds that keep a data set in memory.</summary>
public sealed record HistoryLimits
{
    public int MaxRows { get; init; } = 5_000_000;

    public int MaxColumns { get; init; } = 1_000;

    /// <summary>Rows × columns; 4 bytes each while a model is trained.</summary>
    public long MaxCells { get; init; } = 150_000_000;

    public int MaxAssets { get; init; } = 100_000;

    public int MaxClasses { get; init; } = 100;
}
