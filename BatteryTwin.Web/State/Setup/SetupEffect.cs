namespace BatteryTwin.Web.State.Setup;

/// <summary>What an import does to one thing.</summary>
public enum SetupEffect
{
    New,

    /// <summary>It exists and is replaced by another content.</summary>
    Changed,

    /// <summary>It exists exactly so.</summary>
    AlreadyThere,
}
