namespace BatteryTwin.Web.State.Causes;

/// <summary>Registers what the page of causal graphs reads.</summary>
public static class CausalGraphStateServices
{
    public static IServiceCollection AddCausalGraphState(this IServiceCollection services) => services.AddSingleton<GraphDesk>();
}
