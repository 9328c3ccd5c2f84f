using BatteryTwin.Ingest.Storage.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Ingest.Mapping;

/// <summary>Registers the tag mapping: its rules, what they do to stored and recent series, and the replay.</summary>
public static class MappingServices
{
    public static IServiceCollection AddTagMapping(this IServiceCollection services) => services
        .AddSingleton<MappingBook>()
        .AddSingleton<IMappingRules>(provider => provider.GetRequiredService<MappingBook>())
        .AddSingleton<ITagMapping, TagMapping>()
        .AddSingleton<IMappingSurvey, MappingSurvey>()
        .AddSingleton<IMappingReplay, MappingReplay>();
}
