using System.Globalization;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>Times as twin JSON carries them: UTC with seven fraction digits, which is exact.</summary>
public static class GraphTime
{
    private const string Format = "yyyy-MM-ddTHH:mm:ss.fffffffZ";

    public static string Text(DateTimeOffset time) => time.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>Reads a time of any ISO 8601 form with an offset; null when the value is none.</summary>
    public static DateTimeOffset? Read(JsonElement value) =>
        value.ValueKind == JsonValueKind.String
        && DateTimeOffset.TryParse(value.GetString(), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset time)
            ? time
            : null;
}
