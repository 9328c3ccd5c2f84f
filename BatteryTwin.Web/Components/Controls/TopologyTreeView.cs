using BatteryTwin.Web.State;

namespace BatteryTwin.Web.Components.Controls;

/// <summary>What the tree shows now: which branches are open, what is in focus, how to read a branch and where a node leads. A new one is made for every refresh.</summary>
public sealed record TopologyTreeView(
    Func<string?, IReadOnlyList<TopologyItem>> Children,
    ISet<string> Open,
    string? FocusId,
    Func<string, string> LinkTo,
    Action<string> Toggle)
{
    /// <summary>Most parts of one asset that are listed.</summary>
    public const int MaxSiblings = 200;
}
