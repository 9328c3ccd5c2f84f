using System.Globalization;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>How much a station ran lately, outside its planned stops.</summary>
/// <param name="Share">Share of the observed time, 0..1; null when its states are not known.</param>
/// <param name="Days">Days looked back.</param>
public readonly record struct StationUse(double? Share, int Days)
{
    /// <summary>Running hours per calendar hour that forecasts count with: the observed share, and all the time where it is unknown, which is the cautious side.</summary>
    public double Assumed => Share ?? 1;

    public string Words => Share switch
    {
        null => "how much it runs is not known: counted as always",
        0 => string.Create(CultureInfo.CurrentCulture, $"it did not run in the last {Days} days"),
        { } share => string.Create(CultureInfo.CurrentCulture, $"it ran {share * 100:N0} % of the last {Days} days"),
    };
}
