using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace BatteryTwin.Web.Tests.Architecture;

/// <summary>What pages and controls ask for is there in either deployment.</summary>
public sealed class PageServicesTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("batterytwin-services-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData]
    [InlineData("--BatteryTwin:Ingest:Endpoint=http://127.0.0.1:9", "--BatteryTwin:Telemetry:Store=InfluxDb", "--BatteryTwin:Telemetry:InfluxDb:Url=http://127.0.0.1:9")]
    public async Task EveryComponent_FindsItsServices(params string[] settings)
    {
        await using WebApplication app = WebHost.Build(["--applicationName", "BatteryTwin.Web", "--Logging:LogLevel:Default=Warning", $"--BatteryTwin:DataDirectory={_directory}", .. settings]);
        await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
        ((IHostEnvironmentNavigationManager)scope.ServiceProvider.GetRequiredService<NavigationManager>()).Initialize("http://localhost/", "http://localhost/");
        Type[] services =
        [
            .. typeof(WebHost).Assembly.GetTypes()
                .Where(type => type.IsAssignableTo(typeof(IComponent)))
                .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                .Where(property => property.GetCustomAttribute<InjectAttribute>() is not null)
                .Select(property => property.PropertyType)
                .Distinct(),
        ];

        Assert.NotEmpty(services);
        Assert.All(services, service => Assert.NotNull(scope.ServiceProvider.GetRequiredService(service)));
    }
}
