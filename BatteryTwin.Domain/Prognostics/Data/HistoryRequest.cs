namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>How whoever sends a data set says it is to be read; column names that are null have their defaults.</summary>
public sealed record HistoryRequest(HistoryFormat Format, HistoryTask Task = HistoryTask.Rul)
{
    /// <summary>Column that names the asset a row belongs to; default <c>asset</c>.</summary>
    public string? Asset { get; init; }

    /// <summary>Column with the row's time, numbers or RFC 3339; default <c>time</c>, else <c>cycle</c>.</summary>
    public string? Time { get; init; }

    /// <summary>Column with the class; default <c>label</c>.</summary>
    public string? Label { get; init; }

    /// <summary>Column with the number to be predicted; default <c>target</c>.</summary>
    public string? Target { get; init; }

    /// <summary>Columns that are not to be used; * stands for any text.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The only columns to learn from, likewise; empty = all that are not ignored.</summary>
    public IReadOnlyList<string> Use { get; init; } = [];
}
