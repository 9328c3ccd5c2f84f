using BatteryTwin.Domain.TwinQuery;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Sources.Publications;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Registers and maps the Azure Digital Twins data plane.</summary>
internal static class AdtServices
{
    public static IServiceCollection AddAdtApi(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new QueryEngine());
        services.AddSingleton(provider => new AdtPast(provider.GetRequiredService<ITwinGraph>(), provider.GetService<ITwinHistory>()));
        services.AddTelemetryPublications();
        return services
            .AddSingleton<IAdtApi, AdtModelsApi>()
            .AddSingleton<IAdtApi, AdtTwinsApi>()
            .AddSingleton<IAdtApi, AdtComponentsApi>()
            .AddSingleton<IAdtApi, AdtRelationshipsApi>()
            .AddSingleton<IAdtApi, AdtTelemetryApi>()
            .AddSingleton<IAdtApi, AdtQueryApi>()
            .AddSingleton<IAdtApi, AdtEventRoutesApi>();
    }

    public static IEndpointRouteBuilder MapAdtApi(this IEndpointRouteBuilder routes)
    {
        AdtRoutes mapped = new(routes, routes.ServiceProvider.GetRequiredService<ILogger<AdtRoutes>>());
        foreach (IAdtApi api in routes.ServiceProvider.GetServices<IAdtApi>())
        {
            api.Map(mapped);
        }

        mapped.Rest("/jobs/{**rest}");
        return routes;
    }
}
