using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Sources.Messages;
using BatteryTwin.Ingest.Sources.Reconnect;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>Registers one source for each configured Kafka connection.</summary>
public static class KafkaServices
{
    private const string Kind = "kafka";

    public static IServiceCollection AddKafka(this IServiceCollection services, IConfiguration configuration)
    {
        IConfigurationSection section = configuration.GetSection(KafkaConnectionOptions.Section);
        services.AddSingleton<IValidateOptions<KafkaOptions>>(new KafkaOptionsValidator(static () => KafkaLibrary.IsInstalled));
        services.AddOptions<KafkaOptions>().Configure(options => section.Bind(options.Connections)).ValidateOnStart();
        services.TryAddSingleton<MessageSources>();
        foreach (string name in section.GetChildren().Select(child => child.Key))
        {
            services.AddKeyedSingleton(name, (provider, _) => new KafkaSource(name, Parts(provider, name)));
            services.AddSingleton<ISourceConnection>(provider => provider.GetRequiredKeyedService<KafkaSource>(name));
            services.AddSingleton<IHostedService>(provider => provider.GetRequiredKeyedService<KafkaSource>(name));
        }

        return services;
    }

    private static KafkaSourceParts Parts(IServiceProvider provider, string name)
    {
        KafkaConnectionOptions options = provider.GetRequiredService<IOptions<KafkaOptions>>().Value.Connections[name];
        MessageSources messages = provider.GetRequiredService<MessageSources>();
        IngestSource source = new(Kind, name);
        ConnectionMeter meter = new(source, options.Place, messages.Time);
        return new(options, messages.Intake(options, source, meter), meter, MessageSources.BackOff(options), messages.Time, provider.GetRequiredService<ILogger<KafkaSource>>());
    }
}
