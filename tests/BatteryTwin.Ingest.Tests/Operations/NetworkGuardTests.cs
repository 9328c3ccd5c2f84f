using BatteryTwin.Ingest.Operations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Tests.Operations;

public sealed class NetworkGuardTests
{
    [Fact]
    public void GuardNetwork_NothingConfigured_ListensOnLoopbackPort5080()
    {
        WebApplicationBuilder builder = Builder();

        builder.GuardNetwork();

        Assert.Equal("http://localhost:5080", builder.Configuration["urls"]);
    }

    [Fact]
    public void GuardNetwork_RemoteAddress_RefusesAndSaysWhatToDo()
    {
        WebApplicationBuilder builder = Builder("--urls", "http://0.0.0.0:5080");

        StartRefusedException refusal = Assert.Throws<StartRefusedException>(builder.GuardNetwork);

        Assert.Contains("http://0.0.0.0:5080", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("BatteryTwin:Network:AllowAnonymousRemote", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void GuardNetwork_RemoteAddressAllowed_Passes()
    {
        WebApplicationBuilder builder = Builder("--urls", "http://0.0.0.0:5080", "--BatteryTwin:Network:AllowAnonymousRemote=true");

        builder.GuardNetwork();

        Assert.Equal("http://0.0.0.0:5080", builder.Configuration["urls"]);
    }

    [Fact]
    public void GuardNetwork_LoopbackOnly_LetsInOnlyLoopbackHostNames()
    {
        WebApplicationBuilder builder = Builder();

        builder.GuardNetwork();

        using ServiceProvider services = builder.Services.BuildServiceProvider();
        Assert.Equal(["localhost", "127.0.0.1", "[::1]"], services.GetRequiredService<IOptions<HostFilteringOptions>>().Value.AllowedHosts);
    }

    private static WebApplicationBuilder Builder(params string[] args) => WebApplication.CreateEmptyBuilder(new WebApplicationOptions { Args = args });
}
