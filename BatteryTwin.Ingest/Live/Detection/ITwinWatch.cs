namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>Watches one stream of one twin and acts on what it finds. Called by one reader at a time.</summary>
internal interface ITwinWatch
{
    string TwinId { get; }

    ValueTask AddAsync(long timeNs, double value, CancellationToken cancel);
}
