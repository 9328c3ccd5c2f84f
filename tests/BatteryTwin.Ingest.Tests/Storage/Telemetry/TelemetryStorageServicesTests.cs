using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage.Telemetry;

public sealed class TelemetryStorageServicesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("BatteryTwin:Telemetry:Store", "Oracle")]
    [InlineData("BatteryTwin:Telemetry:FsyncInterval", "200")]
    [InlineData("BatteryTwin:Telemetry:FsyncInterval", "00:00:00")]
    [InlineData("BatteryTwin:Telemetry:SealAfter", "00:00:00")]
    [InlineData("BatteryTwin:Telemetry:SealAfter", "2.00:00:00")]
    [InlineData("BatteryTwin:Telemetry:RetentionDays", "0")]
    [InlineData("BatteryTwin:Telemetry:RetentionDays", "365000")]
    [InlineData("BatteryTwin:Telemetry:MinuteRetentionDays", "-1")]
    [InlineData("BatteryTwin:Telemetry:HourRetentionDays", "30")]
    [InlineData("BatteryTwin:DataDirectory", " ")]
    public async Task Start_ImpossibleSetting_IsRefusedByName(string setting, string value)
    {
        using IHost host = Host(setting, value);
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_DirectoryInUse_IsRefused()
    {
        using IHost first = Host();
        await first.StartAsync(TestContext.Current.CancellationToken);
        using IHost second = Host();
        await Assert.ThrowsAsync<DataDirectoryException>(() => second.StartAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Start_AfterAStop_HasThePointsOfBefore()
    {
        using (IHost first = Host())
        {
            await first.StartAsync(TestContext.Current.CancellationToken);
            await first.Services.GetRequiredService<ITelemetryStore>().AppendAsync(Points.Seconds("a", 0, 10), TestContext.Current.CancellationToken);
            await first.StopAsync(TestContext.Current.CancellationToken);
        }

        using IHost second = Host();
        await second.StartAsync(TestContext.Current.CancellationToken);
        Assert.Equal(10, Assert.Single(await second.Services.GetRequiredService<ITelemetryStore>().SeriesAsync(SeriesSelector.All)).Count);
    }

    private IHost Host(string setting = "unused", string value = "")
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["BatteryTwin:DataDirectory"] = _folder.Path, [setting] = value });
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTelemetryStorage(builder.Configuration);
        return builder.Build();
    }
}
