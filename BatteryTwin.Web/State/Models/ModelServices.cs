namespace BatteryTwin.Web.State.Models;

/// <summary>Registers what the model page reads and does.</summary>
public static class ModelServices
{
    public static IServiceCollection AddModelReaders(this IServiceCollection services) => services
        .AddSingleton<ModelBrowser>()
        .AddSingleton<ModelDesk>()
        .AddSingleton<ModelUpload>();
}
