using System.Text.RegularExpressions;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Features in plain English: what was measured, and how it was looked at.</summary>
public static partial class FeatureWords
{
    /// <summary>Words for a feature as models name it, such as <c>VibrationRms mean 30</c>; a name that follows no pattern stays as it is.</summary>
    public static string Of(string feature)
    {
        if (feature == "age")
        {
            return "Time since it was new";
        }

        Match match = Pattern().Match(feature);
        if (!match.Success)
        {
            return feature;
        }

        string signal = ForecastWords.Capital(ForecastWords.Name(match.Groups["signal"].Value.Split('.')[^1]));
        string window = match.Groups["window"].Value;
        string over = window.Length > 0 ? $"over the last {window} readings" : "since it was new";
        return match.Groups["statistic"].Value switch
        {
            "last" => $"{signal}, the newest reading",
            "drift from own start" => $"{signal}, change since it was new",
            "mean" => $"{signal}, mean {over}",
            "sd" => $"{signal}, unrest {over}",
            _ => $"{signal}, trend {over}",
        };
    }

    /// <summary>What it did to the forecast: <c>takes 120 h</c>, <c>adds 8.0 h</c>.</summary>
    public static string Effect(double hours) => hours < 0 ? $"takes {ForecastWords.Hours(-hours)} h" : $"adds {ForecastWords.Hours(hours)} h";

    [GeneratedRegex(@"^(?<signal>.+) (?<statistic>last|drift from own start|mean|sd|slope)( (since new|(?<window>\d+)))?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
