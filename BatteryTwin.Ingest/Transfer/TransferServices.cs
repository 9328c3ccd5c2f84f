using Azure.Core;
using Azure.Core.Pipeline;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Registers import, export and deletion of whole graphs.</summary>
public static class TransferServices
{
    public static IServiceCollection AddGraphTransfer(this IServiceCollection services)
    {
        services.AddSingleton<ExchangeFolder>();
        services.AddSingleton(provider => new BlobPlace(provider.GetService<TokenCredential>(), provider.GetService<HttpPipelineTransport>()));
        services.AddSingleton<TransferPlaces>();
        services.AddSingleton<GraphJobBook>();
        services.AddSingleton<TransferScratch>();
        services.AddSingleton(provider => new GraphUpload(
            provider.GetRequiredService<ITwinGraph>(),
            provider.GetRequiredService<IJobs>(),
            provider.GetRequiredService<TransferScratch>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GraphUpload>>()));
        return services.AddSingleton(provider => new GraphJobs(
            provider.GetRequiredService<ITwinGraph>(),
            provider.GetRequiredService<IJobs>(),
            provider.GetRequiredService<GraphJobBook>(),
            provider.GetRequiredService<TransferPlaces>(),
            provider.GetRequiredService<TransferScratch>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<GraphJobs>>()));
    }
}
