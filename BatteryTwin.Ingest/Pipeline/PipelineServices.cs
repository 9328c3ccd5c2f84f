using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Mapping;
using BatteryTwin.Ingest.Pipeline.Validation;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Quarantine;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Registers the ingest pipeline, its status and the quarantine.</summary>
public static class PipelineServices
{
    public static IServiceCollection AddIngestPipeline(this IServiceCollection services, IConfiguration configuration) => services
        .AddPipelineOptions(configuration)
        .AddTagMapping()
        .AddQuarantine()
        .AddSingleton(provider => new LoadBudget(Options(provider).MaxPointsInFlight))
        .AddSingleton(provider => new UnmappedRegistry(Options(provider).MaxUnmappedListed, provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<MappedRegistry>()
        .AddSingleton<IMappedOrigins>(provider => provider.GetRequiredService<MappedRegistry>())
        .AddHostedService<UnmappedRestoring>()
        .AddSingleton(provider => new BatchValidator(
            provider.GetRequiredService<ITwinGraph>(),
            provider.GetRequiredService<ITelemetryStore>(),
            provider.GetRequiredService<UnmappedRegistry>(),
            provider.GetRequiredService<IMappingRules>(),
            provider.GetRequiredService<MappedRegistry>(),
            Options(provider).MaxTimeAhead,
            provider.GetRequiredService<TimeProvider>()))
        .AddSingleton<IngestAccounts>()
        .AddSingleton<RejectionLog>()
        .AddSingleton<IngestStatus>()
        .AddSingleton<IIngestStatus>(provider => provider.GetRequiredService<IngestStatus>())
        .AddSingleton<TelemetryFanout>()
        .AddHostedService(provider => provider.GetRequiredService<TelemetryFanout>())
        .AddSingleton<IngestPipeline>()
        .AddSingleton<IIngestPipeline>(provider => provider.GetRequiredService<IngestPipeline>())
        .AddHealthChecks().AddCheck<IngestHealthCheck>("ingest").Services;

    private static IServiceCollection AddPipelineOptions(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<IValidateOptions<IngestPipelineOptions>, IngestPipelineOptionsValidator>();
        services.AddOptions<IngestPipelineOptions>().Bind(configuration.GetSection(IngestPipelineOptions.Section)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<LineProtocolOptions>, LineProtocolOptionsValidator>();
        services.AddOptions<LineProtocolOptions>().Bind(configuration.GetSection(LineProtocolOptions.Section)).ValidateOnStart();
        services.AddOptions<QuarantineOptions>()
            .Bind(configuration.GetSection(QuarantineOptions.Section))
            .Validate(options => options.MaxPoints > 0, $"{QuarantineOptions.Section}:{nameof(QuarantineOptions.MaxPoints)} must be at least 1")
            .Validate(options => options.MaxBytes > 0, $"{QuarantineOptions.Section}:{nameof(QuarantineOptions.MaxBytes)} must be at least 1")
            .ValidateOnStart();
        return services.AddSingleton(provider => new SeriesKeyCache(provider.GetRequiredService<IOptions<LineProtocolOptions>>().Value.MaxCachedSeries));
    }

    private static IServiceCollection AddQuarantine(this IServiceCollection services) => services
        .AddSingleton<QuarantineDatabase>()
        .AddSingleton<IQuarantineLog>(provider => provider.GetRequiredService<QuarantineDatabase>())
        .AddSingleton<IQuarantine, QuarantineStore>();

    private static IngestPipelineOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<IngestPipelineOptions>>().Value;
}
