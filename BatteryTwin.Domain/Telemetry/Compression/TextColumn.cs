namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>Texts by dictionary: each distinct text once, in order of appearance, then the indexes as integers.</summary>
public static class TextColumn
{
    /// <summary>Encodes the texts; both scratch spans must be at least as long.</summary>
    public static void Encode(ReadOnlySpan<string> texts, ByteWriter writer, Span<long> indexes, Span<long> scratch)
    {
        Dictionary<string, int> dictionary = new(StringComparer.Ordinal);
        List<string> distinct = [];
        for (int i = 0; i < texts.Length; i++)
        {
            if (!dictionary.TryGetValue(texts[i], out int index))
            {
                index = distinct.Count;
                dictionary.Add(texts[i], index);
                distinct.Add(texts[i]);
            }

            indexes[i] = index;
        }

        writer.Varint((ulong)distinct.Count);
        foreach (string text in distinct)
        {
            TextCoding.Write(writer, text);
        }

        IntegerColumn.Encode(indexes[..texts.Length], writer, scratch);
    }

    /// <summary>Decodes texts; <paramref name="indexes"/> is scratch of at least the same length.</summary>
    public static void Decode(ref ByteReader reader, Span<string> texts, Span<long> indexes)
    {
        string[] distinct = new string[reader.Count(texts.Length)];
        for (int i = 0; i < distinct.Length; i++)
        {
            distinct[i] = TextCoding.Read(ref reader);
        }

        Span<long> used = indexes[..texts.Length];
        IntegerColumn.Decode(ref reader, used);
        for (int i = 0; i < texts.Length; i++)
        {
            texts[i] = (ulong)used[i] < (ulong)distinct.Length ? distinct[used[i]] : throw new DamagedBlockException($"text {used[i]} of {distinct.Length}");
        }
    }
}
