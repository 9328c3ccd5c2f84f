namespace BatteryTwin.Web.Components.Controls;

/// <summary>What a panel has to show.</summary>
public enum PanelState
{
    Ready,

    /// <summary>Nothing yet; a skeleton appears after 300 ms.</summary>
    Loading,

    /// <summary>There is nothing to show; the message says what would be here and how to get it.</summary>
    Empty,

    /// <summary>Something is missing; the message says what.</summary>
    Partial,

    /// <summary>The values are old; they stay and are marked.</summary>
    Stale,

    /// <summary>Reading failed; the message says what failed.</summary>
    Error,
}
