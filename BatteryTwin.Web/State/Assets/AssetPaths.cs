using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Assets;

/// <summary>Which page shows a twin: lines have one of their own, everything else has the asset page.</summary>
public static class AssetPaths
{
    public static string Of(Topology topology, string twinId)
    {
        bool isLine = topology.Find(twinId) is { } node && node.Children.Any(child => topology.Find(child) is { IsLeaf: true });
        return $"/{(isLine ? "lines" : "assets")}/{Uri.EscapeDataString(twinId)}";
    }
}
