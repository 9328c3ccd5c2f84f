using System.Text;
using BatteryTwin.Web.State.Forecasts;

namespace BatteryTwin.Web.Components.Forecasts;

/// <summary>The numbers behind a fan as comma-separated values: earlier forecasts, then the distribution of today's.</summary>
public static class LifeFanTable
{
    public static string Csv(LifeFanView view)
    {
        StringBuilder text = new("what,time (UTC),probability of failing before,remaining life [running h],lower [running h],upper [running h]\r\n");
        foreach (LifePoint point in view.Past)
        {
            Row("earlier forecast", point.Time, null, point.RulHours, point.LowerHours, point.UpperHours);
        }

        Row("forecast", view.Row.Forecast.Time, null, view.Row.Forecast.RulHours, view.Row.Forecast.LowerHours, view.Row.Forecast.UpperHours);
        foreach ((double probability, double hours) in view.Row.Life.Quantiles)
        {
            Row("fails before", view.Row.Running.At(hours), probability, hours, null, null);
        }

        return text.ToString();

        void Row(string what, DateTimeOffset? time, double? probability, double? hours, double? lower, double? upper) => text
            .AppendJoin(',', what, ForecastCsv.Time(time), ForecastCsv.Number(probability), ForecastCsv.Number(hours), ForecastCsv.Number(lower), ForecastCsv.Number(upper)).Append("\r\n");
    }
}
