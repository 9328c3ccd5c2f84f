using System.Buffers;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Reads a chunked answer as it comes in: JSON documents, one a line, each with some rows.</summary>
internal sealed class QueryPieces(Stream answer, IReadOnlyList<FieldType> types) : IDisposable
{
    private const int FirstBufferBytes = 64 * 1_024;

    private readonly QueryDocument _document = new(types);
    private readonly Queue<QueryPiece> _ready = [];
    private readonly Stack<QueryPiece> _free = [];
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(FirstBufferBytes);
    private int _start;
    private int _end;
    private bool _ended;

    public QueryPiece Current { get; private set; } = null!;

    /// <summary>What the server says went wrong; reading ends there.</summary>
    public string? Error { get; private set; }

    /// <summary>Goes to the next piece or the error; false at the end.</summary>
    public async ValueTask<bool> NextAsync(CancellationToken cancel)
    {
        if (Current is not null)
        {
            _free.Push(Current);
            Current = null!;
        }

        while (_ready.Count == 0 && Error is null)
        {
            if (!await TakeLineAsync(cancel).ConfigureAwait(false))
            {
                return false;
            }
        }

        if (_ready.TryDequeue(out QueryPiece? piece))
        {
            Current = piece;
        }

        return true;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        answer.Dispose();
    }

    private async ValueTask<bool> TakeLineAsync(CancellationToken cancel)
    {
        int searched = _start;
        while (true)
        {
            int found = _buffer.AsSpan(searched, _end - searched).IndexOf((byte)'\n');
            if (found >= 0 || _ended)
            {
                int end = found >= 0 ? searched + found : _end;
                ReadOnlySpan<byte> line = _buffer.AsSpan(_start, end - _start);
                _start = Math.Min(end + 1, _end);
                Take(line);
                return !line.IsEmpty || found >= 0;
            }

            searched = _end;
            MakeRoom(ref searched);
            int read = await answer.ReadAsync(_buffer.AsMemory(_end), cancel).ConfigureAwait(false);
            _ended = read == 0;
            _end += read;
        }
    }

    private void MakeRoom(ref int searched)
    {
        if (_end < _buffer.Length)
        {
            return;
        }

        byte[] target = _end - _start > _buffer.Length / 2 ? ArrayPool<byte>.Shared.Rent(_buffer.Length * 2) : _buffer;
        Buffer.BlockCopy(_buffer, _start, target, 0, _end - _start);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = target;
        }

        searched -= _start;
        _end -= _start;
        _start = 0;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        if (line.Trim(" \r\t"u8).IsEmpty)
        {
            return;
        }

        try
        {
            Error ??= _document.Read(line, _ready, _free);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            Error = $"the answer is not InfluxDB's ({problem.Message})";
        }
    }
}
