namespace BatteryTwin.Domain.Prognostics.Data;

/// <summary>What a data set holds.</summary>
/// <param name="Schema">Its columns.</param>
/// <param name="Assets">Number of assets; 0 when rows belong to none.</param>
/// <param name="FailedAssets">Assets that ran to failure.</param>
/// <param name="Rows">Rows that can be used.</param>
/// <param name="TimeIsDate">True when times are dates: remaining life is then in hours.</param>
/// <param name="Warnings">What whoever sent it should know.</param>
public sealed record HistorySummary(HistorySchema Schema, int Assets, int FailedAssets, int Rows, bool TimeIsDate, IReadOnlyList<string> Warnings);
