using System.Globalization;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>All landing zones of this process, as pages and interfaces use them.</summary>
internal sealed class LandingZones(IEnumerable<LandingZone> zones, LandingLedger ledger, LandingZoneOptions options, TimeProvider time) : ILandingZones
{
    private readonly LandingZone[] _zones = [.. zones];

    public ValueTask<LandingOverview> ReadAsync(LandingQuery query, CancellationToken cancel = default) => ValueTask.FromResult(new LandingOverview(
        [.. _zones.Select(View)], ledger.List(query.Limit, query.Zone, query.State, query.Path)));

    public async Task<LandingDelivery> PutAsync(string? zoneName, string name, Stream content, CancellationToken cancel = default)
    {
        if (LandingNames.FaultOf(name) is { } fault)
        {
            return new(LandingDeliveryState.BadName, fault);
        }

        if (Find(zoneName) is not { } zone)
        {
            return new(LandingDeliveryState.NoZone, _zones.Length == 0
                ? $"there is no landing zone; name a folder in {LandingZoneOptions.Section}:Folder"
                : $"there is no landing zone '{zoneName}'; there are {string.Join(", ", _zones.Select(other => other.Name))}");
        }

        string part = zone.Folder.PathOf(string.Create(CultureInfo.InvariantCulture, $".{Guid.NewGuid():N}.part"));
        try
        {
            zone.Folder.Create();
            return await CopyAsync(content, part, cancel).ConfigureAwait(false) is { } tooLarge ? tooLarge : Drop(zone, part, name);
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or (IOException and not Microsoft.AspNetCore.Http.BadHttpRequestException))
        {
            throw new StorageUnavailableException($"the file cannot be written to '{zone.Folder.Root}': {exception.Message}", exception);
        }
        finally
        {
            DeleteIfThere(part);
        }
    }

    public ValueTask<LandingRetry> RetryAsync(long id, CancellationToken cancel = default) => ValueTask.FromResult(Retry(id));

    private LandingRetry Retry(long id)
    {
        if (ledger.Find(id) is not { } file || Find(file.Zone) is not { } zone)
        {
            return LandingRetry.Unknown;
        }

        if (file.Place is null || file.State is not (LandingFileState.Failed or LandingFileState.Done or LandingFileState.Duplicate) || !File.Exists(zone.Folder.PathOf(file.Place)))
        {
            return LandingRetry.Gone;
        }

        // Noted before it is moved: a file that is back is taken in any case.
        ledger.SetRetried(id);
        if (!zone.Folder.PutBack(file))
        {
            ledger.Finish(id, file.State, file.Progress, file.Reason, file.FinishedAt ?? time.GetUtcNow());
            ledger.SetPlace(id, file.Place);
            return LandingRetry.Occupied;
        }

        zone.Quiet.NoteRenamed(file.Path);
        zone.Bell.Ring();
        return LandingRetry.Back;
    }

    private LandingZone? Find(string? name) => string.IsNullOrEmpty(name) ? _zones.FirstOrDefault() : Array.Find(_zones, zone => zone.Name == name);

    private LandingZoneView View(LandingZone zone)
    {
        LandingMoment moment = zone.Activity.Moment;
        IReadOnlyDictionary<LandingFileState, long> counts = ledger.Counts(zone.Name);
        return new(zone.Name, zone.Folder.Root)
        {
            Current = moment.Current,
            Share = moment.Share,
            WaitingFiles = moment.WaitingFiles,
            WaitingBytes = moment.WaitingBytes,
            Done = counts.GetValueOrDefault(LandingFileState.Done),
            Failed = counts.GetValueOrDefault(LandingFileState.Failed),
        };
    }

    private async Task<LandingDelivery?> CopyAsync(Stream content, string part, CancellationToken cancel)
    {
        FileStream file = new(part, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous });
        await using (file.ConfigureAwait(false))
        {
            byte[] buffer = new byte[128 * 1024];
            while (await content.ReadAsync(buffer, cancel).ConfigureAwait(false) is > 0 and var read)
            {
                if (file.Length + read > options.MaxUploadBytes)
                {
                    return new(LandingDeliveryState.TooLarge, $"the file is larger than {options.MaxUploadBytes} bytes ({LandingZoneOptions.Section}:{nameof(options.MaxUploadBytes)}): copy it into the folder instead");
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancel).ConfigureAwait(false);
            }

            // The sender is told that the file is here; a power cut must not take that back.
            file.Flush(flushToDisk: true);
            return null;
        }
    }

    private static void DeleteIfThere(string path)
    {
        if (File.Exists(path))
        {
            File.Delete(path);
        }
    }

    private static LandingDelivery Drop(LandingZone zone, string part, string name)
    {
        try
        {
            // Never over a file that waits; noted before it is there, so that it is not waited for.
            zone.Quiet.NoteRenamed(name);
            File.Move(part, zone.Folder.PathOf(name), overwrite: false);
        }
        catch (IOException) when (File.Exists(zone.Folder.PathOf(name)))
        {
            return new(LandingDeliveryState.NameTaken, $"a file '{name}' waits in zone {zone.Name} already: send again when it has been taken, or under another name");
        }

        zone.Bell.Ring();
        return new(LandingDeliveryState.Dropped, zone.Name);
    }
}
