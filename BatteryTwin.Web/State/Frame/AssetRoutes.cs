using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Which page shows a twin: lines have one of their own, everything else has the asset page.</summary>
public static class AssetRoutes
{
    /// <summary>Path of the page of a twin, modelled or not.</summary>
    public static string Href(Topology topology, string twinId)
    {
        bool isLine = topology.Find(twinId) is { } node && node.Children.Any(child => topology.Find(child) is { IsLeaf: true });
        return $"/{(isLine ? "lines" : "assets")}/{Uri.EscapeDataString(twinId)}";
    }

    /// <summary>Path of the asset page of a twin.</summary>
    public static string Asset(string twinId) => $"/assets/{Uri.EscapeDataString(twinId)}";
}
