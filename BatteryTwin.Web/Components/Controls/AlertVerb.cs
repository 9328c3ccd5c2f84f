namespace BatteryTwin.Web.Components.Controls;

/// <summary>What a person may do about an alert.</summary>
public enum AlertVerb
{
    Acknowledge,
    Shelve,
    Unshelve,
}
