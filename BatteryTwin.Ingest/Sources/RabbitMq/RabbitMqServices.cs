using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Registers one source for each configured RabbitMQ connection.</summary>
public static class RabbitMqServices
{
    private const string Kind = "rabbitmq";

    public static IServiceCollection AddRabbitMq(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(RabbitMqConnectionOptions.Section);
        services.AddSingleton<IValidateOptions<RabbitMqOptions>, RabbitMqOptionsValidator>();
        services.AddOptions<RabbitMqOptions>().Configure(options => section.Bind(options.Connections)).ValidateOnStart();
        services.TryAddSingleton<MessageSources>();
        foreach (string name in section.GetChildren().Select(child => child.Key))
        {
            services.AddKeyedSingleton(name, (provider, _) => new RabbitMqSource(name, Parts(provider, name)));
            services.AddSingleton<ISourceConnection>(provider => provider.GetRequiredKeyedService<RabbitMqSource>(name));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<RabbitMqSource>(name));
        }

        return services;
    }

    private static RabbitMqSourceParts Parts(IServiceProvider provider, string name)
    {
        RabbitMqConnectionOptions options = provider.GetRequiredService<IOptions<RabbitMqOptions>>().Value.Connections[name];
        MessageSources messages = provider.GetRequiredService<MessageSources>();
        IngestSource source = new(Kind, name);
        ConnectionMeter meter = new(source, options.Place, messages.Time);
        return new(options, messages.Intake(options, source, meter), meter, MessageSources.BackOff(options), messages.Time, provider.GetRequiredService<ILogger<RabbitMqSource>>());
    }
}
