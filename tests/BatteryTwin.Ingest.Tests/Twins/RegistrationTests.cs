using BatteryTwin.Domain.Alarms;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Live;
using BatteryTwin.Ingest.Live.Trust;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Alerts;
using BatteryTwin.Ingest.Storage.Twins;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Twins;

/// <summary>The capabilities as a host registers them.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Provider_WithEverythingResolved_IsDisposedWithoutComplaint()
    {
        ServiceProvider services = Services();
        ITwinGraph graph = services.GetRequiredService<ITwinGraph>();
        using (System.Text.Json.JsonDocument document = PlantGraph.Document)
        {
            await graph.ImportAsync(document.RootElement, ChangeOrigin.Import);
        }

        Assert.Equal(["live", "trust", "twin-properties"], services.GetServices<ITelemetryObserver>().Select(observer => observer.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(services.GetRequiredService<ILatestValues>());
        Assert.NotNull(services.GetRequiredService<ILiveFeed>());
        Assert.NotNull(services.GetRequiredService<IAlertLog>());
        Assert.NotNull(services.GetRequiredService<IJobs>());
        await services.DisposeAsync();

        await using ServiceProvider again = Services();
        Assert.Equal(57, again.GetRequiredService<ITwinGraph>().Current.Twins.Count);
    }

    [Theory]
    [InlineData("BatteryTwin:Twins:SnapshotEvery", "1")]
    [InlineData("BatteryTwin:Twins:PropertyUpdateInterval", "-00:00:01")]
    [InlineData("BatteryTwin:Live:MergeInterval", "00:00:00")]
    public async Task Options_OutOfBounds_NameTheSetting(string setting, string value)
    {
        await using ServiceProvider services = Services((setting, value));

        OptionsValidationException problem = Assert.Throws<OptionsValidationException>(() => setting.Contains(":Live:", StringComparison.Ordinal)
            ? (object)services.GetRequiredService<IOptions<LiveOptions>>().Value
            : services.GetRequiredService<IOptions<TwinGraphOptions>>().Value);

        Assert.Contains(setting, problem.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Services(params (string Key, string Value)[] settings)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append((Key: "BatteryTwin:DataDirectory", Value: _folder.PathOf("data"))).ToDictionary(pair => pair.Key, string? (pair) => pair.Value))
            .Build();
        return new ServiceCollection()
            .AddSingleton(configuration)
            .AddSingleton(TimeProvider.System)
            .AddLogging()
            .AddJobs(configuration)
            .AddTelemetryStorage(configuration)
            .AddTwinGraph(configuration)
            .AddAlertLog(configuration)
            .AddLiveFeed(configuration)
            .AddLiveTelemetry()
            .AddTelemetryTrust(configuration)
            .BuildServiceProvider();
    }
}
