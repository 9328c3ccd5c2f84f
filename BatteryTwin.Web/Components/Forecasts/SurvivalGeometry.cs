using System.Globalization;
using System.Text;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>Drawing of a survival curve: 1000 wide and 100 high, the share that still works upwards.</summary>
public static class SurvivalGeometry
{
    public const double Height = 100;

    /// <summary>From the first to the last quantile that the forecast tells apart; nothing is drawn beyond.</summary>
    public static string Curve(ForecastRow row, LifeScale scale)
    {
        StringBuilder path = new();
        foreach ((double probability, double hours) in row.Life.Curve())
        {
            if (row.Running.At(hours) is { } time)
            {
                path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{scale.X(time):0.##} {Height * probability:0.##}");
            }
        }

        return path.ToString();
    }
}
