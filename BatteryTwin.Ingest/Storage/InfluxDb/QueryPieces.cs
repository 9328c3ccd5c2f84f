using System.Buffers;
using System.Text.Json;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Reads a chunked answer: JSON documents, one a line, each with some rows. Numbers are read as the statement's type says, so that
/// 64-bit integers stay exact.
/// </summary>
internal sealed class QueryPieces(Stream answer, IReadOnlyList<FieldType> types) : IDisposable
{
    private const int FirstBufferBytes = 64 * 1_024;

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
            Utf8JsonReader json = new(line);
            json.Read();
            ReadDocument(ref json);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            Error = $"the answer is not InfluxDB's ({problem.Message})";
        }
    }

    private void ReadDocument(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("results"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    ReadResult(ref json);
                }
            }
            else
            {
                ReadErrorOrSkip(ref json);
            }
        }
    }

    private void ReadResult(ref Utf8JsonReader json)
    {
        int statement = 0;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("statement_id"u8))
            {
                json.Read();
                statement = json.GetInt32();
            }
            else if (json.ValueTextEquals("series"u8))
            {
                json.Read();
                while (json.Read() && json.TokenType == JsonTokenType.StartObject)
                {
                    ReadSeries(ref json, statement);
                }
            }
            else
            {
                ReadErrorOrSkip(ref json);
            }
        }
    }

    private void ReadErrorOrSkip(ref Utf8JsonReader json)
    {
        bool error = json.ValueTextEquals("error"u8);
        json.Read();
        if (error && json.TokenType == JsonTokenType.String)
        {
            Error ??= json.GetString();
        }
        else
        {
            json.Skip();
        }
    }

    private void ReadSeries(ref Utf8JsonReader json, int statement)
    {
        QueryPiece piece = _free.TryPop(out QueryPiece? used) ? used : new QueryPiece();
        piece.Clear(statement);
        bool timed = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (json.ValueTextEquals("name"u8))
            {
                json.Read();
                piece.Measurement = json.GetString()!;
            }
            else if (json.ValueTextEquals("tags"u8))
            {
                ReadTags(ref json, piece);
            }
            else if (json.ValueTextEquals("columns"u8))
            {
                timed = ReadColumns(ref json, piece);
            }
            else if (json.ValueTextEquals("values"u8))
            {
                ReadValues(ref json, piece, timed, types[Math.Min(statement, types.Count - 1)]);
            }
            else
            {
                json.Read();
                json.Skip();
            }
        }

        _ready.Enqueue(piece);
    }

    private static void ReadTags(ref Utf8JsonReader json, QueryPiece piece)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            string key = json.GetString()!;
            json.Read();
            if (json.GetString() is { Length: > 0 } value)
            {
                piece.Tags.Add(new SeriesTag(key, value));
            }
        }
    }

    private static bool ReadColumns(ref Utf8JsonReader json, QueryPiece piece)
    {
        json.Read();
        bool timed = false;
        for (int column = 0; json.Read() && json.TokenType == JsonTokenType.String; column++)
        {
            timed |= column == 0 && json.ValueTextEquals("time"u8);
            piece.Width += column == 0 && timed ? 0 : 1;
        }

        return timed;
    }

    private static void ReadValues(ref Utf8JsonReader json, QueryPiece piece, bool timed, FieldType type)
    {
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            if (timed)
            {
                json.Read();
                piece.TimesNs.Add(json.GetInt64());
            }

            while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            {
                piece.Add(ValueOf(ref json, type));
            }
        }
    }

    private static FieldValue? ValueOf(ref Utf8JsonReader json, FieldType type) => json.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => FieldValue.String(json.GetString()!),
        JsonTokenType.True or JsonTokenType.False => FieldValue.Boolean(json.GetBoolean()),
        _ => type switch
        {
            FieldType.Integer when json.TryGetInt64(out long whole) => FieldValue.Integer(whole),
            FieldType.Unsigned when json.TryGetUInt64(out ulong whole) => FieldValue.Unsigned(whole),
            _ => FieldValue.Float(json.GetDouble()),
        },
    };
}
