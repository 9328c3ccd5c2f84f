using System.Runtime.InteropServices;
using System.Text;

namespace BatteryTwin.Domain.Telemetry.Compression;

/// <summary>One text: UTF-8 where that is lossless, else its UTF-16 units (texts with half a surrogate pair).</summary>
public static class TextCoding
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Write(ByteWriter writer, string text)
    {
        if (HasHalfPair(text))
        {
            ReadOnlySpan<byte> units = MemoryMarshal.AsBytes(text.AsSpan());
            writer.Varint(((ulong)units.Length << 1) | 1);
            writer.Bytes(units);
            return;
        }

        int length = s_strict.GetByteCount(text);
        writer.Varint((ulong)length << 1);
        s_strict.GetBytes(text, writer.Reserve(length));
    }

    public static string Read(ref ByteReader reader)
    {
        ulong head = reader.Varint();
        int length = head >> 1 <= (ulong)reader.Remaining ? (int)(head >> 1) : throw new DamagedBlockException($"text of {head >> 1} bytes, {reader.Remaining} left");
        ReadOnlySpan<byte> bytes = reader.Bytes(length);
        try
        {
            return (head & 1) != 0 ? new string(MemoryMarshal.Cast<byte, char>(bytes)) : s_strict.GetString(bytes);
        }
        catch (ArgumentException e)
        {
            throw new DamagedBlockException("text is not UTF-8", e);
        }
    }

    private static bool HasHalfPair(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }
}
