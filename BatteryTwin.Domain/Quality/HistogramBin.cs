namespace BatteryTwin.Domain.Quality;

/// <summary>One bar of a histogram: values from <paramref name="From"/>, inclusive, to <paramref name="To"/>.</summary>
public sealed record HistogramBin(double From, double To, int Count);
