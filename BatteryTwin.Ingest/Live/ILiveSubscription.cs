namespace BatteryTwin.Ingest.Live;

/// <summary>One reader of the live feed; dispose it to end it. The twins can be changed while it runs.</summary>
public interface ILiveSubscription : IAsyncDisposable
{
    /// <summary>Adds twins to what is watched.</summary>
    void Add(IReadOnlyCollection<string> twins);

    /// <summary>Stops watching twins.</summary>
    void Remove(IReadOnlyCollection<string> twins);

    /// <summary>Starts delivering alerts.</summary>
    void AddAlerts();

    /// <summary>Starts delivering twins and relationships that come or go, and changes of relationships.</summary>
    void AddGraph();

    IAsyncEnumerable<LiveMessage> ReadAllAsync(CancellationToken cancel = default);
}
