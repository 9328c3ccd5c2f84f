namespace BatteryTwin.Web.State.Production;

/// <summary>For whom figures are made.</summary>
public enum FigureLevel
{
    /// <summary>For the asset asked about as a whole.</summary>
    Self,

    /// <summary>For each line in it.</summary>
    Line,

    /// <summary>For each station in it.</summary>
    Station,
}
