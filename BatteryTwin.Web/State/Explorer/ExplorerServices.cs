namespace BatteryTwin.Web.State.Explorer;

/// <summary>Registers what the query page reads.</summary>
public static class ExplorerServices
{
    public static IServiceCollection AddExplorer(this IServiceCollection services) => services
        .AddSingleton<QueryCompletion>()
        .AddSingleton<QueryGraphSource>()
        .AddSingleton<QueryRunner>()
        .AddSingleton<QueryCsv>()
        .AddSingleton<QueryShelf>();
}
