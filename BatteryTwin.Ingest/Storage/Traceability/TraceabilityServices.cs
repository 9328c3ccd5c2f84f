using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Registers the plant's genealogy.</summary>
public static class TraceabilityServices
{
    public static IServiceCollection AddTraceability(this IServiceCollection services) => services.AddSingleton<IGenealogyShelf, GenealogyShelf>();
}
