namespace BatteryTwin.Web.State.Models;

/// <summary>What hangs below a model in the tree.</summary>
public enum ModelTreeKind
{
    /// <summary>Models that extend it.</summary>
    Inheritance,

    /// <summary>Models it has as components.</summary>
    Components,
}
