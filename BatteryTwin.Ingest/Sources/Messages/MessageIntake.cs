using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Sources.Reconnect;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Takes the messages of one source in: decode, store in one step, quarantine what could not be read. While storage takes nothing it waits and tries again.</summary>
internal sealed class MessageIntake(
    MessageDecoder decoder,
    DecodedWriter writer,
    IngestSource source,
    ConnectionMeter meter,
    BackOff backOff,
    TimeProvider time)
{
    private const string Overloaded = $"too many points wait to be stored ({IngestPipelineOptions.Section}:{nameof(IngestPipelineOptions.MaxPointsInFlight)}); the messages wait at the broker meanwhile";

    /// <summary>
    /// When the task completes, every message is stored, or in quarantine with a reason, and may be acknowledged. When it is cancelled, none may be.
    /// </summary>
    public async Task TakeAsync(IReadOnlyList<SourceMessage> messages, CancellationToken cancel)
    {
        DecodedLines decoded = decoder.Decode(messages);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await writer.WriteAsync(decoded, source, cancel).ConfigureAwait(false);
                break;
            }
            catch (Exception exception) when (exception is IngestOverloadedException or StorageUnavailableException)
            {
                meter.Held(exception is IngestOverloadedException ? Overloaded : exception.Message);
                await Task.Delay(backOff.After(attempt), time, cancel).ConfigureAwait(false);
            }
        }

        meter.Resumed();
        if (decoded.FaultCount > 0)
        {
            meter.Error($"{decoded.Faults[0].Reason}; kept in quarantine");
        }
    }
}
