namespace BatteryTwin.Web.State.Trace;

/// <summary>Registers what the trace page reads.</summary>
public static class TraceStateServices
{
    public static IServiceCollection AddTraceState(this IServiceCollection services) => services.AddSingleton<TraceDesk>().AddSingleton<UnitNews>();
}
