namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>Tests that share one plant with the story's faults, since none changes what another looks at.</summary>
[CollectionDefinition(Name)]
public sealed class StoryCollection : ICollectionFixture<StoryPlant>
{
    public const string Name = "story";
}
