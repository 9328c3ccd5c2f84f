namespace BatteryTwin.Web.State;

/// <summary>Which alerts a list shows.</summary>
public enum AlertFilter
{
    /// <summary>New and acknowledged ones.</summary>
    Open,

    New,
    Acknowledged,
    Shelved,
    Cleared,
}
