namespace BatteryTwin.Web.Tests.Api.Production;

/// <summary>One plant for all tests of a class that change nothing.</summary>
public sealed class ProductionPlantFixture : IAsyncLifetime
{
    internal ProductionPlant Plant { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Plant = await ProductionPlant.StartAsync();

    public ValueTask DisposeAsync() => Plant.DisposeAsync();
}
