using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Storage;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Takes one claimed file, from where its progress stands to its end, batch by batch. A full pipeline or a store that is away is waited for.</summary>
internal sealed class LandingTaking(
    DecodedWriter writer, LandingLedger ledger, LandingDecoding decoding, LandingDurability durability, IOptions<LandingZoneOptions> options, TimeProvider time)
{
    private static readonly TimeSpan s_firstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(10);

    /// <summary>Takes the file. Progress goes to the ledger as it becomes safe.</summary>
    /// <exception cref="IOException">The file cannot be read at the moment.</exception>
    public async Task<LandingOutcome> TakeAsync(LandingFolder folder, LandingFile file, LandingActivity activity, CancellationToken cancel)
    {
        LandingProgress progress = file.Progress;
        try
        {
            using LandingText text = new(folder.TakingPath(file.Id), LandingNames.IsGzip(file.Path), options.Value.MaxRowBytes);
            (IRecordParser parser, string? schema) = decoding.Open(text, file, new(folder));
            ledger.SetSchema(file.Id, schema);
            SafeProgress safe = new(durability.Distance, time);
            string? firstFault = null;
            while (true)
            {
                bool isDone = ParseBatch(text, parser);
                DecodedLines decoded = parser.Take();
                long rejected = await WriteAsync(decoded, file, activity, cancel).ConfigureAwait(false);
                firstFault ??= decoded.Faults.Count > 0 ? $"line {decoded.Faults[0].Line}: {decoded.Faults[0].Reason}" : null;
                progress = new(text.Offset, parser.Row, progress.Points + decoded.Batch.Count + decoded.FaultCount - rejected, progress.Rejected + rejected);
                activity.Advance(text.Share);
                safe.Add(progress);
                if (safe.Take() is { } written)
                {
                    ledger.Advance(file.Id, written);
                }

                if (isDone)
                {
                    return progress is { Points: 0, Rejected: > 0 }
                        ? new(LandingFileState.Failed, progress, $"not one row could be read; the first fault: {firstFault ?? "see the rejected points"}")
                        : new(LandingFileState.Done, progress, progress.Points == 0 ? "The file holds no rows." : null);
                }
            }
        }
        catch (LandingRefusedException refused)
        {
            return new(LandingFileState.Failed, progress, refused.Message);
        }
        catch (InvalidDataException damaged)
        {
            return new(LandingFileState.Failed, progress, $"the file is damaged or cut short behind line {progress.NextLine - 1} ({damaged.Message}); what came before is stored");
        }
    }

    /// <summary>Parses until the batch is full or the text ends; true at its end.</summary>
    private static bool ParseBatch(LandingText text, IRecordParser parser)
    {
        while (true)
        {
            text.Use(parser.Parse(text.Rest, text.IsAtEnd));
            if (parser.IsFull)
            {
                return text.IsAtEnd && text.Rest.IsEmpty;
            }

            if (text.IsAtEnd)
            {
                return true;
            }

            text.Fill();
        }
    }

    /// <summary>Stores what was decoded; the number of values refused.</summary>
    private async Task<long> WriteAsync(DecodedLines decoded, LandingFile file, LandingActivity activity, CancellationToken cancel)
    {
        LandingZoneOptions settings = options.Value;
        long momentNs = settings.Rows switch
        {
            LandingRows.Live => long.MinValue,
            LandingRows.History => long.MaxValue,
            _ => time.NowNs() - EpochTime.ToNs(settings.LiveWithin),
        };
        (TelemetryBatch older, TelemetryBatch younger) = BatchAge.Split(decoded.Batch, momentNs);
        IngestSource source = new("landing", file.Zone) { Document = file.Path };
        int refused = 0;
        if (older.Count > 0 || (younger.Count == 0 && decoded.FaultCount > 0))
        {
            refused += await PatientlyAsync(decoded with { Batch = older }, source with { Historical = true }, activity, cancel).ConfigureAwait(false);
            decoded = decoded with { Faults = [], FaultCount = 0 };
        }

        if (younger.Count > 0)
        {
            refused += await PatientlyAsync(decoded with { Batch = younger }, source, activity, cancel).ConfigureAwait(false);
        }

        return refused;
    }

    private async Task<int> PatientlyAsync(DecodedLines decoded, IngestSource source, LandingActivity activity, CancellationToken cancel)
    {
        for (TimeSpan wait = s_firstWait; ; wait = wait * 2 < s_longestWait ? wait * 2 : s_longestWait)
        {
            try
            {
                IngestResult result = await writer.WriteAsync(decoded, source, cancel).ConfigureAwait(false);
                activity.Running();
                return result.Rejected.Count + decoded.FaultCount;
            }
            catch (Exception exception) when (exception is IngestOverloadedException or StorageUnavailableException)
            {
                activity.Held(exception.Message, exception is StorageUnavailableException);
                await Task.Delay(wait, time, cancel).ConfigureAwait(false);
            }
        }
    }
}
