namespace BatteryTwin.Web.State.Models;

/// <summary>What a person can do with a stored model.</summary>
public enum ModelVerb
{
    Decommission,
    Recommission,
    Delete,
}
