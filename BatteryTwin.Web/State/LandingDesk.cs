using BatteryTwin.Ingest.Sources.LandingZone;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Web.State;

/// <summary>The landing zones as people work with them: look, send a file, have one taken again. Singleton.</summary>
public sealed class LandingDesk(ILandingZones zones)
{
    /// <summary>Largest file that may be sent from a page; larger ones are copied into the folder.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <exception cref="StorageUnavailableException">They cannot be read now.</exception>
    public ValueTask<LandingOverview> ReadAsync(int limit, bool onlyFailed, CancellationToken cancel) =>
        zones.ReadAsync(new(limit, State: onlyFailed ? LandingFileState.Failed : null), cancel);

    /// <summary>Sends a file, and says in words what became of it; false when it was not taken.</summary>
    public async Task<(bool Sent, string Words)> SendAsync(string name, Stream content, CancellationToken cancel)
    {
        LandingDelivery delivery = await zones.PutAsync(null, name, content, cancel);
        return delivery.State == LandingDeliveryState.Dropped ? (true, $"{name} lies in the landing zone; what became of it is listed below in a moment.") : (false, $"{name} was not taken: {delivery.Words}.");
    }

    /// <summary>Has a file taken again, and says in words whether that goes.</summary>
    public async Task<string> RetryAsync(LandingFile file, CancellationToken cancel) => await zones.RetryAsync(file.Id, cancel) switch
    {
        LandingRetry.Back => $"{file.Path} is taken again.",
        LandingRetry.Occupied => $"{file.Path} was left where it is: another file of that name waits.",
        _ => $"{file.Path} is no longer there: drop it into the zone again.",
    };

    /// <summary>A state in one word, and how urgent it is.</summary>
    public static (HealthLevel Level, string Word) Mark(LandingFile file) => file.State switch
    {
        LandingFileState.Failed => (HealthLevel.High, "Failed"),
        LandingFileState.Done when file.Progress.Rejected > 0 => (HealthLevel.Caution, "Taken in part"),
        LandingFileState.Done => (HealthLevel.Normal, "Taken"),
        LandingFileState.Duplicate => (HealthLevel.Normal, "Taken before"),
        LandingFileState.Retried => (HealthLevel.Normal, "Put back"),
        _ => (HealthLevel.Normal, "Being taken"),
    };
}
