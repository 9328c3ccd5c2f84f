using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>
/// Where the next page starts. The token carries the query itself, because clients may send the token alone, how many rows were
/// returned (for TOP) and the last row's position; a checksum tells a damaged one. It holds nothing secret and grants nothing.
/// </summary>
internal sealed record ContinuationToken(string QueryText, int RowsReturned, RowPosition Position)
{
    private const int Version = 1;
    private const int ChecksumLength = 8;

    public string Write()
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartArray();
            writer.WriteNumberValue(Version);
            writer.WriteStringValue(QueryText);
            writer.WriteNumberValue(RowsReturned);
            WriteKeys(writer, [Position.Root]);
            foreach (ImmutableArray<EdgeKey> step in Position.Steps)
            {
                WriteKeys(writer, step);
            }

            writer.WriteEndArray();
        }

        buffer.Write(Checksum(buffer.WrittenSpan));
        return Base64Url.EncodeToString(buffer.WrittenSpan);
    }

    /// <exception cref="QueryException">The text is no token, or damaged.</exception>
    public static ContinuationToken Read(string text)
    {
        try
        {
            byte[] bytes = Base64Url.DecodeFromChars(text);
            ReadOnlySpan<byte> content = bytes.AsSpan(0, Math.Max(0, bytes.Length - ChecksumLength));
            if (content.IsEmpty || !Checksum(content).SequenceEqual(bytes.AsSpan(content.Length)))
            {
                throw Damaged();
            }

            Utf8JsonReader reader = new(content);
            JsonElement[] parts = [.. JsonElement.ParseValue(ref reader).EnumerateArray()];
            if (parts[0].GetInt32() != Version || parts[2].GetInt32() < 0)
            {
                throw Damaged();
            }

            RowPosition position = new(ReadKeys(parts[3])[0], [.. parts.Skip(4).Select(ReadKeys)]);
            return new(parts[1].GetString()!, parts[2].GetInt32(), position);
        }
        catch (Exception problem) when (problem is FormatException or JsonException or InvalidOperationException or IndexOutOfRangeException)
        {
            throw Damaged();
        }
    }

    private static QueryException Damaged() =>
        new(QueryErrorKind.Request, "the continuation token is damaged or was not given out by this service; repeat the query without it");

    private static ReadOnlySpan<byte> Checksum(ReadOnlySpan<byte> content) => SHA256.HashData(content).AsSpan(0, ChecksumLength);

    private static void WriteKeys(Utf8JsonWriter writer, ImmutableArray<EdgeKey> keys)
    {
        writer.WriteStartArray();
        foreach (EdgeKey key in keys)
        {
            writer.WriteStringValue(key.SourceId);
            writer.WriteStringValue(key.Id);
        }

        writer.WriteEndArray();
    }

    private static ImmutableArray<EdgeKey> ReadKeys(JsonElement json)
    {
        string[] texts = [.. json.EnumerateArray().Select(text => text.GetString() ?? throw Damaged())];
        return [.. texts.Chunk(2).Select(pair => new EdgeKey(pair[0], pair[1]))];
    }
}
