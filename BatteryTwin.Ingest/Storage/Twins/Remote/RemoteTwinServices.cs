using Azure.Core;
using Azure.Core.Pipeline;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Registers a twin graph that a twin service keeps. A registered <see cref="TokenCredential"/> or <see cref="HttpPipelineTransport"/> is used instead of the standard one.</summary>
internal static class RemoteTwinServices
{
    /// <summary>True when an address of a twin service is configured, valid or not.</summary>
    public static bool IsRemote(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[$"{RemoteTwinOptions.Section}:{nameof(RemoteTwinOptions.Endpoint)}"]);

    public static IServiceCollection AddRemoteTwinOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<RemoteTwinOptions>().Bind(configuration.GetSection(RemoteTwinOptions.Section)).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<RemoteTwinOptions>, RemoteTwinOptionsValidator>();
    }

    public static IServiceCollection AddRemoteTwinGraph(this IServiceCollection services)
    {
        services.AddSingleton(Create);
        services.AddSingleton<ITwinGraph>(provider => provider.GetRequiredService<RemoteTwinGraph>());
        services.AddSingleton<ITwinHistory, NoTwinHistory>();
        services.AddHostedService<RemoteTwinRefresh>();
        services.AddHealthChecks().AddCheck<RemoteTwinHealthCheck>("twins");
        return services;
    }

    private static RemoteTwinGraph Create(IServiceProvider provider)
    {
        RemoteTwinOptions options = provider.GetRequiredService<IOptions<RemoteTwinOptions>>().Value;
        HttpPipeline pipeline = TwinServicePipeline.Build(options, provider.GetService<TokenCredential>(), provider.GetService<HttpPipelineTransport>());
        return new(new TwinService(options, pipeline), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RemoteTwinGraph>>());
    }
}
