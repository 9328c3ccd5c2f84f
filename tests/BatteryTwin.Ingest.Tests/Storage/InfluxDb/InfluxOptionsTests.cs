using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

public sealed class InfluxOptionsTests
{
    [Theory]
    [InlineData("Url", "", "is missing")]
    [InlineData("Url", "localhost:8086", "give the address")]
    [InlineData("Url", "http://me:pw@localhost:8086", "credentials go to")]
    [InlineData("Database", " ", "must name a database")]
    [InlineData("Password", "secret", "User must be given")]
    [InlineData("Organization", "plant", "Token must be given")]
    [InlineData("BufferBytes", "5", "at least 1048576")]
    [InlineData("BatchLines", "0", "between 1 and 100000")]
    [InlineData("Connections", "99", "between 1 and 32")]
    [InlineData("ReadWait", "00:00:00", "above 0")]
    public async Task Start_ImpossibleSetting_IsRefusedByNameWithTheRemedy(string setting, string value, string remedy)
    {
        using TemporaryFolder folder = new();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["BatteryTwin:DataDirectory"] = folder.PathOf("data"),
            ["BatteryTwin:Telemetry:Store"] = "influxdb",
            ["BatteryTwin:Telemetry:InfluxDb:Url"] = "http://localhost:1",
            [$"BatteryTwin:Telemetry:InfluxDb:{setting}"] = value,
        });
        builder.Services.AddSingleton(TimeProvider.System).AddTelemetryStorage(builder.Configuration);
        using IHost host = builder.Build();
        OptionsValidationException refused = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));
        Assert.Contains(remedy, refused.Message, StringComparison.Ordinal);
        Assert.Contains("BatteryTwin:Telemetry:InfluxDb:", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("pw@", refused.Message, StringComparison.Ordinal);
    }
}
