namespace BatteryTwin.Ingest.Tests.Storage.InfluxDb;

/// <summary>Tests that share one InfluxDB server, a database each.</summary>
[CollectionDefinition(Name)]
public sealed class InfluxCollection : ICollectionFixture<InfluxServer>
{
    public const string Name = "InfluxDB";
}
