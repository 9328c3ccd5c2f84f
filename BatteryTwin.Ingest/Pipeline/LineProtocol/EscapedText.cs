using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>
/// Backslash escapes of line protocol. A backslash escapes the characters given and itself; before anything else it stands for itself.
/// </summary>
internal static class EscapedText
{
    private const byte Backslash = (byte)'\\';

    /// <summary>Index of the first of two characters that is not escaped, from <paramref name="at"/> on; the length when there is none.</summary>
    public static int IndexOf(ReadOnlySpan<byte> text, int at, byte first, byte second)
    {
        while (at < text.Length)
        {
            int found = text[at..].IndexOfAny(first, second, Backslash);
            if (found < 0)
            {
                return text.Length;
            }

            at += found;
            if (text[at] != Backslash)
            {
                return at;
            }

            at += 2;
        }

        return text.Length;
    }

    /// <summary>The text with escapes of <paramref name="special"/> and of the backslash resolved; null when it is not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> special)
    {
        if (!Utf8.IsValid(raw))
        {
            return null;
        }

        return raw.Contains(Backslash) ? Unescape(raw, special) : Encoding.UTF8.GetString(raw);
    }

    private static string Unescape(ReadOnlySpan<byte> raw, ReadOnlySpan<byte> special)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(raw.Length);
        try
        {
            int length = 0;
            for (int i = 0; i < raw.Length; i++)
            {
                if (raw[i] == Backslash && i + 1 < raw.Length && (raw[i + 1] == Backslash || special.Contains(raw[i + 1])))
                {
                    i++;
                }

                buffer[length++] = raw[i];
            }

            return Encoding.UTF8.GetString(buffer, 0, length);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
