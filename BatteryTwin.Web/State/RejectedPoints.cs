using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Remote;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>The rejected points as people look through them and give them another try. Singleton.</summary>
public sealed class RejectedPoints(IQuarantine quarantine, IIngestLink link)
{
    public long Count => quarantine.Count;

    /// <summary>False while nobody can say whether points were rejected.</summary>
    public bool AreKnown => link.HasAnswered;

    /// <summary>Points dropped because too many were rejected.</summary>
    public long Dropped => quarantine.Dropped;

    /// <summary>Newest first; <paramref name="beforeId"/> is the last id of the page before.</summary>
    /// <exception cref="StorageUnavailableException">They cannot be read now.</exception>
    public ValueTask<IReadOnlyList<QuarantinedPoint>> PageAsync(int size, long? beforeId, string? code, string? twin, CancellationToken cancel) =>
        quarantine.ListAsync(size, beforeId, string.IsNullOrWhiteSpace(code) ? null : code.Trim(), string.IsNullOrWhiteSpace(twin) ? null : twin.Trim(), cancel);

    /// <summary>Feeds points through the pipeline again and says in words what became of them.</summary>
    public async Task<string> ReplayAsync(IReadOnlyCollection<long>? ids, CancellationToken cancel)
    {
        (int accepted, int rejected) = await quarantine.ReplayAsync(ids, cancel);
        return (accepted, rejected) switch
        {
            (0, 0) => "Nothing was left to replay.",
            (_, 0) => $"{accepted} accepted.",
            (0, _) => $"{rejected} rejected again; the reasons are listed below.",
            _ => $"{accepted} accepted, {rejected} rejected again.",
        };
    }
}
