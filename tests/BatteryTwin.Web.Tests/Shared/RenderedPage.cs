using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Maintenance;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Alarms.Desk;
using BatteryTwin.Ingest.Backup;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Maintenance;
using BatteryTwin.Ingest.Mapping;
using BatteryTwin.Ingest.Operations;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Sources;
using BatteryTwin.Ingest.Sources.DemoPlant;
using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Telemetry;
using BatteryTwin.Ingest.Storage.Maintenance;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Ingest.Storage.Quality;
using BatteryTwin.Ingest.Storage.Queries;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Space;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.State;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>Renders a page over a <see cref="SmallPlant"/> as the server first sends it, and parses it.</summary>
internal static class RenderedPage
{
    public static async Task<IElement> OfAsync<TPage>(SmallPlant plant, string path = "/", params (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        ServiceCollection services = new();
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(plant.Settings).Build();
        services.AddSingleton(configuration);
        services.AddLogging();
        services.AddSingleton<IWebHostEnvironment, NoFiles>();
        services.AddRazorComponents();
        services.AddPageState(configuration);
        services.AddSingleton(new FirstView(Timeout.InfiniteTimeSpan));
        services.AddSingleton<TimeProvider>(plant.Time);
        services.AddSingleton<ITwinGraph>(plant.Graph);
        services.AddSingleton<ITwinHistory>(plant.History);
        services.AddSingleton<IAlertLog>(plant.Alerts);
        services.AddSingleton<ISavedQueries>(plant.Queries);
        services.AddSingleton<IComponentForecasts>(plant.Forecasts).AddSingleton<IPlannedStops>(plant.Stops);
        services.AddSingleton<IWorkOrders>(plant.Work).AddSingleton<IMaintenanceDesk>(plant.Work).AddSingleton<IMaintenanceData>(plant.Work);
        services.AddSingleton<ILatestValues>(plant.Latest);
        services.AddSingleton<ITelemetryStore>(plant.Store);
        services.AddSingleton<IProductionBook>(plant.Production);
        services.AddSingleton<IIngestStatus>(plant.Ingest);
        services.AddSingleton<ISourceConnections>(plant.Connections);
        services.AddSingleton<ILandingZones>(plant.Landing);
        services.AddSingleton<ITelemetryTrust>(plant.Trust);
        services.AddSingleton<IQuarantine>(plant.Quarantine);
        services.AddSingleton<IJobs>(plant.Jobs);
        services.AddSingleton<IGenealogyShelf>(plant.Units).AddSingleton<IProcessTables>(plant.Units).AddSingleton<ISpecifications>(plant.Units);
        services.AddSingleton<ICausalGraphs>(plant.Units).AddSingleton<IGraphDrafts>(plant.Units);
        services.AddSingleton<IBackups>(plant.Backups);
        services.AddSingleton<IStorageSpace>(plant.Space).AddSingleton<IStorageOverview, OwnStorage>();
        services.AddSingleton<ITagMapping>(plant.Mapping).AddSingleton<IMappingSurvey>(plant.Mapping).AddSingleton<IMappingReplay>(plant.Mapping);
        services.AddSingleton<IDemoPlantStatus>(new DemoBoard(plant.Jobs, configuration.GetValue("BatteryTwin:DemoPlant:Enabled", true)));
        services.AddSingleton<IIngestLink>(plant.Link);
        services.AddSingleton<IPrognosticsDesk>(plant.Desk);
        services.AddSingleton<IAlarmDesk>(plant.AlarmRules);
        services.AddOptions<DemoPlantOptions>().Bind(configuration.GetSection(DemoPlantOptions.Section));
        services.AddOptions<TelemetryStoreOptions>().Bind(configuration.GetSection(TelemetryStoreOptions.Section));
        services.AddOptions<NetworkOptions>().Bind(configuration.GetSection(NetworkOptions.Section));
        plant.MoreServices?.Invoke(services);
        services.AddScoped<NavigationManager>(_ => new TestNavigation(path)).AddSupplyValueFromQueryProvider();

        await using ServiceProvider provider = services.BuildServiceProvider();
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        await using HtmlRenderer renderer = new(scope.ServiceProvider, NullLoggerFactory.Instance);
        string html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters.ToDictionary(item => item.Name, item => item.Value)))).ToHtmlString());
        return new HtmlParser().ParseDocument($"<body>{html}</body>").Body!;
    }

    /// <summary>An element's text with single spaces.</summary>
    public static string Words(this IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The text of the first element that matches.</summary>
    public static string Words(this IElement element, string selector) => element.QuerySelector(selector)?.Words() ?? $"(no {selector})";
}
