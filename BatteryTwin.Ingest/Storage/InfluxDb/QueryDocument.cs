using System.Text.Json;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>
/// Reads the JSON documents of an answer. Numbers are read as their statement's type says, so that 64-bit integers stay exact.
/// </summary>
internal sealed class QueryDocument(IReadOnlyList<FieldType> types)
{
    private Queue<QueryPiece> _ready = [];
    private Stack<QueryPiece> _free = [];
    private string? _error;

    /// <summary>Adds a document's pieces to <paramref name="ready"/>, made from <paramref name="free"/> ones where there are any; returns the error it tells, or null.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public string? Read(ReadOnlySpan<byte> document, Queue<QueryPiece> ready, Stack<QueryPiece> free)
    {
        (_ready, _free, _error) = (ready, free, null);
        Utf8JsonReader json = new(document);
        json.Read();
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

        return _error;
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
            _error ??= json.GetString();
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
