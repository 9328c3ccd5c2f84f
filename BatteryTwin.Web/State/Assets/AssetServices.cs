using BatteryTwin.Web.State.Trends;

namespace BatteryTwin.Web.State.Assets;

/// <summary>Registers what the asset page and charts read from.</summary>
public static class AssetServices
{
    public static IServiceCollection AddAssetReaders(this IServiceCollection services) => services
        .AddSingleton<AssetSignals>()
        .AddSingleton<AssetReader>()
        .AddSingleton<TrendReader>();
}
