using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>Times as twin JSON carries them: UTC with seven fraction digits, which is exact.</summary>
public static class GraphTime
{
    /// <summary>Of a time in UTC: <c>yyyy-MM-ddTHH:mm:ss.fffffffZ</c>.</summary>
    private const string Format = "O";
    private const int Length = 28;

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    internal static void Write(Utf8JsonWriter writer, string member, DateTimeOffset time)
    {
        Span<byte> text = stackalloc byte[Length];
        time.UtcDateTime.TryFormat(text, out int written, Format, CultureInfo.InvariantCulture);
        writer.WriteString(member, text[..written]);
    }

    /// <summary>Reads a time of any ISO 8601 form with an offset; null when the value is none.</summary>
    public static DateTimeOffset? Read(JsonElement value) =>
        value.ValueKind != JsonValueKind.String ? null : ReadOwn(value) ?? ReadAny(value);

    /// <summary>The form that is written here, without a detour over a text.</summary>
    private static DateTimeOffset? ReadOwn(JsonElement value) =>
        JsonMarshal.GetRawUtf8Value(value) is { Length: Length + 2 } raw && raw[^2] == (byte)'Z' && value.TryGetDateTimeOffset(out DateTimeOffset time) ? time : null;

    private static DateTimeOffset? ReadAny(JsonElement value) =>
        DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
