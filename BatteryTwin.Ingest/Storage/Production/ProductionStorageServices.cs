using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Production;

/// <summary>Registers what people enter about production.</summary>
public static class ProductionStorageServices
{
    public static IServiceCollection AddProductionBook(this IServiceCollection services) => services.AddSingleton<IProductionBook, SqliteProductionBook>();
}
