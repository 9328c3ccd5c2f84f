namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Order of forecasts.</summary>
public enum ForecastSort
{
    /// <summary>Earliest lower end of the interval first.</summary>
    Earliest,

    /// <summary>Most likely to fail before its next planned stop first.</summary>
    Risk,

    /// <summary>Earliest planned stop first.</summary>
    Stop,

    /// <summary>By plant, line and asset.</summary>
    Place,
}
