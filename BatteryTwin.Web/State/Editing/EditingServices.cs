namespace BatteryTwin.Web.State.Editing;

/// <summary>Registers what pages edit twins with.</summary>
public static class EditingServices
{
    public static IServiceCollection AddTwinEditing(this IServiceCollection services) => services
        .AddSingleton<TwinDesk>()
        .AddSingleton<TwinRelations>()
        .AddSingleton<TwinDiary>()
        .AddSingleton<TwinModels>();
}
