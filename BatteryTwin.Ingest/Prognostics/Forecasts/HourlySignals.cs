namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Hourly means of one component's signals, and the mean of the newest minutes; NaN where there is nothing.</summary>
/// <param name="FirstHour">Hour since 1970 UTC of the first mean.</param>
/// <param name="Means">By field, one per hour.</param>
/// <param name="Newest">By field, of the newest minutes.</param>
internal sealed record HourlySignals(long FirstHour, IReadOnlyDictionary<string, float[]> Means, IReadOnlyDictionary<string, float> Newest)
{
    public float MeanOf(string field, int hour) => Means.TryGetValue(field, out float[]? means) ? means[hour] : float.NaN;

    public float NewestOf(string field) => Newest.TryGetValue(field, out float mean) ? mean : float.NaN;
}
