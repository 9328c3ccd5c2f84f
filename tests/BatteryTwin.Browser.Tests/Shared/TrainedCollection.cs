namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>Tests that share one plant with forecasts.</summary>
[CollectionDefinition(Name)]
public sealed class TrainedCollection : ICollectionFixture<TrainedPlant>
{
    public const string Name = "trained";
}
