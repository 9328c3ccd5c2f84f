namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Which forecasts a viewer wants to see, and in what order; null shows all.</summary>
/// <param name="PlantId">Only components of this outermost whole.</param>
/// <param name="LineId">Only components of this line.</param>
/// <param name="Kind">Only components of this kind.</param>
/// <param name="Sort">Order.</param>
public sealed record ForecastFilter(string? PlantId, string? LineId, string? Kind, ForecastSort Sort)
{
    public bool IsAny => PlantId is not null || LineId is not null || Kind is not null;

    public IReadOnlyList<ForecastRow> Apply(ForecastBoard board)
    {
        IEnumerable<ForecastRow> rows = board.Rows.Where(row =>
            (PlantId is null || row.Plant?.Id == PlantId || row.Line?.Id == PlantId)
            && (LineId is null || row.Line?.Id == LineId)
            && (Kind is null || row.Forecast.ComponentType == Kind));

        // The board's own order is the first key of what compares equal, and those without a forecast stay last.
        return Sort switch
        {
            ForecastSort.Risk => [.. rows.OrderBy(row => row.Interval is null).ThenByDescending(row => row.IsAtRisk).ThenByDescending(row => row.BeforeStop?.Value ?? -1)],
            ForecastSort.Stop => [.. rows.OrderBy(row => row.Interval is null).ThenBy(row => row.NextStop?.Start ?? DateTimeOffset.MaxValue)],
            ForecastSort.Place => [.. rows.OrderBy(row => row.Interval is null).ThenBy(row => row.Plant?.Title).ThenBy(row => row.Line?.Title).ThenBy(row => row.AssetName)],
            _ => [.. rows],
        };
    }
}
