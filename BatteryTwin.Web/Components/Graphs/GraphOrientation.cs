namespace BatteryTwin.Web.Components.Graphs;

/// <summary>Which way the flow runs on screen.</summary>
public enum GraphOrientation
{
    LeftToRight,
    TopToBottom,
}
