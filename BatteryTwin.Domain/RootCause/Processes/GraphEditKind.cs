namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>What an edit does.</summary>
public enum GraphEditKind
{
    /// <summary>Draws an edge.</summary>
    AddEdge,

    /// <summary>Takes an edge away; suggestions may bring it back.</summary>
    RemoveEdge,

    /// <summary>Rules an edge out, drawn or not.</summary>
    ForbidEdge,

    /// <summary>Takes a ruling-out back.</summary>
    AllowEdge,

    /// <summary>Adds a node, or changes the one of that id.</summary>
    PutNode,

    /// <summary>Takes a node and its edges out.</summary>
    RemoveNode,

    /// <summary>Makes a node the one to be explained.</summary>
    SetTarget,
}
