using System.Collections.Concurrent;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>Takes a body through decoder and pipeline. A bounded number of bodies is decoded at one time; others wait.</summary>
internal sealed class LineProtocolWriter(DecodedWriter writer, SeriesKeyCache keys, IOptions<LineProtocolOptions> options, TimeProvider time)
    : IDisposable
{
    private readonly SemaphoreSlim _decoders = new(Math.Max(4, 2 * Environment.ProcessorCount));
    private readonly ConcurrentBag<LineProtocolParser> _parsers = [];

    public async Task<WriteOutcome> WriteAsync(ReadOnlyMemory<byte> body, bool gzip, long nsPerUnit, IngestSource source, CancellationToken cancel)
    {
        WriteOutcome outcome = WriteOutcome.Nothing;
        DecodedLines last;
        await _decoders.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            LineProtocolParser parser = _parsers.TryTake(out LineProtocolParser? pooled) ? pooled : new(keys, options.Value);
            parser.Begin(nsPerUnit, time.NowNs());
            using BodyDecoder decoder = new(parser, body, gzip, options.Value);
            last = decoder.Next();
            while (!decoder.IsDone)
            {
                outcome = await WriteAsync(last, outcome, source, cancel).ConfigureAwait(false);
                last = decoder.Next();
            }

            _parsers.Add(parser);
        }
        finally
        {
            _decoders.Release();
        }

        return await WriteAsync(last, outcome, source, cancel).ConfigureAwait(false);
    }

    public void Dispose() => _decoders.Dispose();

    private async ValueTask<WriteOutcome> WriteAsync(DecodedLines decoded, WriteOutcome outcome, IngestSource source, CancellationToken cancel)
    {
        IngestResult result = await writer.WriteAsync(decoded, source, cancel).ConfigureAwait(false);
        outcome = outcome.Add(result.Accepted, result.Rejected.Count + decoded.FaultCount);
        if (result.Rejected.Count > 0)
        {
            RejectedPoint first = result.Rejected[0];
            outcome = outcome.Note(first.SourceRow, first.Reason);
        }

        if (decoded.FaultCount > 0)
        {
            outcome = outcome.Note(decoded.Faults[0].Line, decoded.Faults[0].Reason);
        }

        return outcome;
    }
}
