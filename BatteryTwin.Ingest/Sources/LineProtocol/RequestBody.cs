using System.Buffers;
using System.IO.Pipelines;
using BatteryTwin.Ingest.Pipeline;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>
/// A request body, complete in memory: nothing of it is applied before its last byte has arrived, so a cut connection leaves no trace.
/// Bounded per body and, through a shared budget, for all bodies together. Dispose it to give the memory back.
/// </summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    private readonly LoadBudget _budget;
    private byte[] _buffer = [];
    private int _length;
    private long _taken;

    private RequestBody(LoadBudget budget) => _budget = budget;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <exception cref="WriteRefusedException">The body is larger than allowed.</exception>
    /// <exception cref="IngestOverloadedException">Too many bodies are in memory at the moment.</exception>
    public static async Task<RequestBody> ReadAsync(HttpRequest request, LoadBudget budget, LineProtocolOptions options)
    {
        RequestBody body = new(budget);
        try
        {
            await body.FillAsync(request, options).ConfigureAwait(false);
            return body;
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }

        _budget.Give(_taken);
        _taken = 0;
    }

    private async Task FillAsync(HttpRequest request, LineProtocolOptions options)
    {
        // The size is checked here, where the answer can have the shape that clients of this path expect; the server
        // then reads the rest of a refused body for a while, so that a client still sending gets to see the answer.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        if (request.ContentLength > options.MaxBodyBytes)
        {
            throw TooLarge(options);
        }

        Reserve((int)Math.Min(request.ContentLength ?? FirstBuffer, FirstBuffer * 16));
        PipeReader reader = request.BodyReader;
        while (true)
        {
            ReadResult read = await reader.ReadAsync(request.HttpContext.RequestAborted).ConfigureAwait(false);
            try
            {
                if (_length + read.Buffer.Length > options.MaxBodyBytes)
                {
                    throw TooLarge(options);
                }

                Append(read.Buffer);
            }
            finally
            {
                reader.AdvanceTo(read.Buffer.End);
            }

            if (read.IsCompleted)
            {
                return;
            }
        }
    }

    private void Append(ReadOnlySequence<byte> received)
    {
        int needed = _length + (int)received.Length;
        if (needed > _buffer.Length)
        {
            Reserve(Math.Max(needed, _buffer.Length * 2));
        }

        received.CopyTo(_buffer.AsSpan(_length));
        _length = needed;
    }

    private void Reserve(int size)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(size, 1));
        int more = larger.Length - _buffer.Length;
        if (!_budget.TryTake(more))
        {
            ArrayPool<byte>.Shared.Return(larger);
            throw new IngestOverloadedException("too many large requests are being received; send again after the time in Retry-After, in smaller or fewer batches");
        }

        _taken += more;
        Bytes.CopyTo(larger);
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        _buffer = larger;
    }

    private static WriteRefusedException TooLarge(LineProtocolOptions options) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"the request body is larger than {options.MaxBodyBytes} bytes; send smaller batches ({LineProtocolOptions.Section}:{nameof(options.MaxBodyBytes)})");
}
