namespace BatteryTwin.Web.Components.Controls;

/// <summary>What a panel has to show.</summary>
public enum PanelState
{
    Ready,

    /// <summary>Reading; a skeleton appears after 300 ms.</summary>
    Loading,

    /// <summary>Nothing there yet; the note says what would be and how to get it.</summary>
    Empty,

    /// <summary>Content is shown, the note says what is missing.</summary>
    Partial,

    /// <summary>Old content is kept and hatched; the note says how old.</summary>
    Stale,

    /// <summary>Reading failed; the note says what, and there is a retry.</summary>
    Error,
}
