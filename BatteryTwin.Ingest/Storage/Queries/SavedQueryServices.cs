using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Storage.Queries;

/// <summary>Registers the named queries.</summary>
public static class SavedQueryServices
{
    public static IServiceCollection AddSavedQueries(this IServiceCollection services) => services
        .AddSingleton<SqliteSavedQueries>()
        .AddSingleton<ISavedQueries>(provider => provider.GetRequiredService<SqliteSavedQueries>());
}
