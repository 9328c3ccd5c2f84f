using BatteryTwin.Ingest.Operations;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Tests.Operations;

public sealed class ListenAddressesTests
{
    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://LOCALHOST")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://127.8.9.10:80/")]
    [InlineData("https://[::1]:5081")]
    [InlineData("http://[::ffff:127.0.0.1]:5080")]
    [InlineData("http://unix:/run/batterytwin.sock")]
    public void IsLoopback_AddressOfThisMachine_True(string address) => Assert.True(ListenAddresses.IsLoopback(address));

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://+:80")]
    [InlineData("http://[::]:5080")]
    [InlineData("http://192.0.2.7:5080")]
    [InlineData("http://plant.example:5080")]
    [InlineData("http://localhost.example:5080")]
    [InlineData("http://127.0.0.1.example:5080")]
    [InlineData("http://:5080")]
    public void IsLoopback_AddressOthersReach_False(string address) => Assert.False(ListenAddresses.IsLoopback(address));

    [Fact]
    public void Remote_SeveralUrls_NamesOnlyTheReachableOnes() =>
        Assert.Equal(["http://0.0.0.0:80"], Remote(("urls", "http://localhost:5080; http://0.0.0.0:80")));

    [Fact]
    public void Remote_PortsOfTheContainerImages_AreReachable() =>
        Assert.Equal(["http://*:8080", "http://*:8443"], Remote(("http_ports", "8080"), ("https_ports", "8443")));

    [Fact]
    public void Remote_UrlsBesidePorts_UrlsWin() =>
        Assert.Empty(Remote(("http_ports", "8080"), ("urls", "http://localhost:5080")));

    [Fact]
    public void Remote_KestrelEndpoint_OverridesUrls() =>
        Assert.Equal(["http://*:9000"], Remote(("urls", "http://localhost:5080"), ("Kestrel:Endpoints:Http:Url", "http://*:9000")));

    private static IReadOnlyList<string> Remote(params (string Key, string Value)[] settings) =>
        ListenAddresses.Remote(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => new KeyValuePair<string, string?>(setting.Key, setting.Value)))
            .Build());
}
