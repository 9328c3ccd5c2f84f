namespace BatteryTwin.Web.Components.Charts;

/// <summary>One row of a trend chart as its script takes it; times are plant time, in ms, as if it were UTC.</summary>
internal sealed record TrendChartLine(
    string Label, string Unit, string Band, double? BandLow, double? BandHigh, int Decimals, bool Stepped, long[] Times, double?[] Values, double?[]? Low, double?[]? High);
