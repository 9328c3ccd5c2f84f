using BatteryTwin.Ingest.Prognostics.Forecasts;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Tests.Remote;

public sealed class RemoteComponentForecastsTests
{
    private static readonly ComponentForecast s_worn = new(
        "MixingStep-Line1-Munich", "BallBearings", "BallBearings", new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), "m-1", 180.5, 90, 300, 0.9, 500,
        [new(0.05, 90), new(0.5, 180.5), new(0.95, 300)], null, [new("BallBearings.vibrationRms last", -42)]);

    private static readonly ComponentForecast s_unknown = new(
        "FillingStep-Line1-Munich", "DosingPump", "DosingPump", new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero), null, null, null, null, 0.9, null, [], "there is no model of its kind yet", []);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Latest_ServiceRuns_IsWhatItSays()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(service => service.Forecasts.AddRange([s_worn, s_unknown]));

        IReadOnlyList<ComponentForecast> latest = await new RemoteComponentForecasts(bench.Client).LatestAsync(Cancel);

        Assert.Equivalent(new[] { s_worn, s_unknown }, latest, strict: true);
    }

    [Fact]
    public async Task Latest_ServiceAway_SaysSo()
    {
        await using RemoteBench bench = await RemoteBench.StartAsync(serviceRuns: false);

        StorageUnavailableException away = await Assert.ThrowsAsync<StorageUnavailableException>(() => new RemoteComponentForecasts(bench.Client).LatestAsync(Cancel));

        Assert.Contains("check that it runs", away.Message, StringComparison.Ordinal);
    }
}
