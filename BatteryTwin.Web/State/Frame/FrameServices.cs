using BatteryTwin.Ingest.Operations;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Frame;

/// <summary>Registers what the frame around every page needs.</summary>
public static class FrameServices
{
    public static IServiceCollection AddPageFrame(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<PlantTimeOptions>().Bind(configuration.GetSection(PlantTimeOptions.Section)).ValidateOnStart();
        services.AddOptions<NetworkOptions>().Bind(configuration.GetSection(NetworkOptions.Section));
        services.AddSingleton<IValidateOptions<PlantTimeOptions>, PlantTimeOptionsValidator>();
        return services
            .AddSingleton<PlantClock>()
            .AddSingleton<FrameReader>()
            .AddSingleton<PlantSearch>()
            .AddScoped<LiveClock>()
            .AddScoped<TimeRangeState>();
    }
}
