using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>Reads JSON text into nodes that keep their place. Strict RFC 8259; nesting is bounded.</summary>
public static class JsonText
{
    /// <summary>Deepest nesting read. The deepest legal model stays far below it.</summary>
    public const int MaxDepth = 200;

    private static readonly JsonReaderOptions s_options = new() { MaxDepth = MaxDepth, CommentHandling = JsonCommentHandling.Disallow };

    public static JsonNode Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    /// <summary>Reads one JSON value that fills the whole text.</summary>
    /// <exception cref="JsonTextException">The text is not JSON, or nested too deep.</exception>
    public static JsonNode Read(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8;
        Utf8JsonReader reader = new(text, s_options);
        TextPositionCounter positions = new(text);
        try
        {
            reader.Read();
            JsonNode root = ReadValue(ref reader, ref positions);
            reader.Read();
            return root;
        }
        catch (JsonException fault)
        {
            TextPosition position = new((int)(fault.LineNumber ?? 0) + 1, (int)(fault.BytePositionInLine ?? 0) + 1);
            throw new JsonTextException($"the text is not JSON at line {position.Line}, column {position.Column}", position, fault);
        }
        catch (InvalidOperationException fault)
        {
            TextPosition position = positions.At((int)reader.TokenStartIndex);
            throw new JsonTextException($"the string at line {position.Line}, column {position.Column} is not valid Unicode", position, fault);
        }
    }

    private static JsonNode ReadValue(ref Utf8JsonReader reader, ref TextPositionCounter positions)
    {
        int start = (int)reader.TokenStartIndex;
        TextPosition position = positions.At(start);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, ref positions, start, position),
            JsonTokenType.StartArray => ReadArray(ref reader, ref positions, start, position),
            JsonTokenType.String => Scalar(JsonKind.String, ref reader, start, position, reader.GetString()!),
            JsonTokenType.Number => Scalar(JsonKind.Number, ref reader, start, position, Encoding.UTF8.GetString(reader.ValueSpan)),
            JsonTokenType.True => Scalar(JsonKind.Boolean, ref reader, start, position, "true"),
            JsonTokenType.False => Scalar(JsonKind.Boolean, ref reader, start, position, "false"),
            _ => Scalar(JsonKind.Null, ref reader, start, position, ""),
        };
    }

    private static JsonNode Scalar(JsonKind kind, ref Utf8JsonReader reader, int start, TextPosition position, string text) =>
        new() { Kind = kind, Position = position, Start = start, End = (int)reader.BytesConsumed, Text = text };

    private static JsonNode ReadObject(ref Utf8JsonReader reader, ref TextPositionCounter positions, int start, TextPosition position)
    {
        ImmutableArray<JsonMember>.Builder members = ImmutableArray.CreateBuilder<JsonMember>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            TextPosition namePosition = positions.At((int)reader.TokenStartIndex);
            string name = reader.GetString()!;
            reader.Read();
            members.Add(new JsonMember(name, namePosition, ReadValue(ref reader, ref positions)));
        }

        return new JsonNode { Kind = JsonKind.Object, Position = position, Start = start, End = (int)reader.BytesConsumed, Members = members.DrainToImmutable() };
    }

    private static JsonNode ReadArray(ref Utf8JsonReader reader, ref TextPositionCounter positions, int start, TextPosition position)
    {
        ImmutableArray<JsonNode>.Builder items = ImmutableArray.CreateBuilder<JsonNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, ref positions));
        }

        return new JsonNode { Kind = JsonKind.Array, Position = position, Start = start, End = (int)reader.BytesConsumed, Items = items.DrainToImmutable() };
    }
}
