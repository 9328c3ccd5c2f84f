using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>Registers what people enter about production.</summary>
public static class ProductionStorageServices
{
    public static IServiceCollection AddProductionBook(this IServiceCollection services) => services
        .AddSingleton<SqliteProductionBook>()
        .AddSingleton<IProductionBook>(provider => provider.GetRequiredService<SqliteProductionBook>())
        .AddHostedService<FormerStopMove>();
}
