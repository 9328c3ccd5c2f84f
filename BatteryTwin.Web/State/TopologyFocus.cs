namespace BatteryTwin.Web.State;

/// <summary>The asset in focus: where it is, how it is, and what lies before and behind it along the material.</summary>
public sealed record TopologyFocus(
    string Id,
    string Title,
    string Kind,
    AssetHealth Health,
    IReadOnlyList<(string Id, string Title)> Path,
    IReadOnlySet<string> Upstream,
    IReadOnlySet<string> Downstream,
    bool IsContainer,
    bool IsLine);
