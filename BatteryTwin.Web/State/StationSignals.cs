namespace BatteryTwin.Web.State;

/// <summary>Names of the fields and properties from which pages read production; a twin without them shows the rest.</summary>
public static class StationSignals
{
    /// <summary>What a station does now: <see cref="OperatingStates"/>.</summary>
    public const string OperatingState = "OperatingState";

    /// <summary>Rate at full speed, of a station or a line.</summary>
    public const string NominalRate = "NominalRate";

    /// <summary>What a station makes now, in the unit of <see cref="NominalRate"/>.</summary>
    public const string Throughput = "throughput";

    /// <summary>Rejected share of what a station makes, in per cent.</summary>
    public const string ScrapRate = "scrapRate";

    /// <summary>Electric power a station draws, in kW.</summary>
    public const string Power = "power";
}
