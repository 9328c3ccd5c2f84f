namespace BatteryTwin.Web.State.Prognostics;

/// <summary>Registers what the model studio and model health read from.</summary>
public static class PrognosticsStateServices
{
    public static IServiceCollection AddPrognosticsState(this IServiceCollection services) => services.AddSingleton<ModelStudioDesk>().AddSingleton<ModelHealthReader>();
}
