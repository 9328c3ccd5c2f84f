using System.Buffers.Text;
using System.Text;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Pipeline.LineProtocol;

namespace BatteryTwin.Ingest.Pipeline.Records;

/// <summary>Reads one value from its text.</summary>
internal static class RecordValue
{
    private const int MaxNumberLength = 64;

    /// <summary>Texts by which tables say that there is no value.</summary>
    private static readonly string[] s_missing = ["nan", "null", "na", "n/a", "none", "-", "--", "#n/a"];

    /// <summary>No value at all: an empty cell, or where something else than text belongs, one of the usual words for it.</summary>
    public static bool IsMissing(ReadOnlySpan<byte> text, RecordValueKind kind) =>
        text.IsEmpty || (kind is not RecordValueKind.Text && text.Length <= 4 && !IsDigit(text[^1]) && IsMissingWord(text));

    /// <summary>Null and the value, or what is wrong, as the end of a sentence about the text.</summary>
    public static string? Read(ReadOnlySpan<byte> text, RecordValueKind kind, bool decimalComma, bool isWhole, out FieldType type, out long bits)
    {
        type = FieldType.String;
        bits = 0;
        switch (kind)
        {
            case RecordValueKind.Text:
                return null;
            case RecordValueKind.Boolean:
                return ReadBoolean(text, out type, out bits) ? null : "is neither true nor false";
            case RecordValueKind.Any when !ReadNumber(text, decimalComma, isWhole, out type, out bits):
                if (!ReadWord(text, out type, out bits))
                {
                    type = FieldType.String;
                }

                return null;
            case RecordValueKind.Any:
                return null;
            case RecordValueKind.Integer:
                return ReadNumber(text, decimalComma, isWhole: true, out type, out bits) && type == FieldType.Integer ? null : "is no whole number (64 bit signed)";
            default:
                return ReadNumber(text, decimalComma, isWhole, out type, out bits) ? null : "is no number";
        }
    }

    public static bool LooksLikeNumber(ReadOnlySpan<byte> text, bool decimalComma) => ReadNumber(text, decimalComma, isWhole: false, out _, out _);

    public static bool LooksLikeBoolean(ReadOnlySpan<byte> text) => ReadWord(text, out _, out _);

    /// <summary>UTF-8, or Latin-1 where it is none, as older Windows programs write.</summary>
    public static string Decode(ReadOnlySpan<byte> text) => System.Text.Unicode.Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : Encoding.Latin1.GetString(text);

    private static bool IsMissingWord(ReadOnlySpan<byte> text)
    {
        foreach (string word in s_missing)
        {
            if (Ascii.EqualsIgnoreCase(text, word))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ReadBoolean(ReadOnlySpan<byte> text, out FieldType type, out long bits)
    {
        if (text.Length == 1 && text[0] is (byte)'0' or (byte)'1')
        {
            (type, bits) = (FieldType.Boolean, text[0] - '0');
            return true;
        }

        return ReadWord(text, out type, out bits);
    }

    private static bool ReadWord(ReadOnlySpan<byte> text, out FieldType type, out long bits)
    {
        type = FieldType.Boolean;
        bits = Ascii.EqualsIgnoreCase(text, "true") ? 1 : 0;
        return bits == 1 || Ascii.EqualsIgnoreCase(text, "false");
    }

    private static bool ReadNumber(ReadOnlySpan<byte> text, bool decimalComma, bool isWhole, out FieldType type, out long bits)
    {
        (type, bits) = (FieldType.Float, 0);
        if (text.IsEmpty || text.Length > MaxNumberLength)
        {
            return false;
        }

        if (isWhole && Utf8Parser.TryParse(text, out long whole, out int length) && length == text.Length)
        {
            (type, bits) = (FieldType.Integer, whole);
            return true;
        }

        if (decimalComma && text.Contains((byte)','))
        {
            Span<byte> pointed = stackalloc byte[MaxNumberLength];
            return ReadFloat(pointed[..Pointed(text, pointed)], out bits);
        }

        return ReadFloat(text, out bits);
    }

    private static bool ReadFloat(ReadOnlySpan<byte> text, out long bits)
    {
        bits = 0;
        if (text.IsEmpty || (!IsDigit(text[^1]) && text[^1] != '.') || (!IsDigit(text[0]) && text[0] is not ((byte)'-' or (byte)'+' or (byte)'.')))
        {
            return false;
        }

        int at = 0;
        return NumberText.Read(text, ref at, out _, out bits) is null && at == text.Length;
    }

    /// <summary>1.234,5 as 1234.5.</summary>
    private static int Pointed(ReadOnlySpan<byte> text, Span<byte> target)
    {
        int length = 0;
        foreach (byte letter in text)
        {
            if (letter == ',')
            {
                target[length++] = (byte)'.';
            }
            else if (letter is not ((byte)'.' or (byte)' ' or (byte)'\''))
            {
                target[length++] = letter;
            }
        }

        return length;
    }

    private static bool IsDigit(byte letter) => (uint)(letter - '0') <= 9;
}
