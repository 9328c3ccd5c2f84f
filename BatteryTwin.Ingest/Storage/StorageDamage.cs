using System.Globalization;
using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Storage;

/// <summary>A place in a stored file that cannot be read, and what is lost with it as far as the rest of the place still says.</summary>
/// <param name="File">Full path.</param>
/// <param name="What">What is wrong, as a sentence without full stop.</param>
/// <param name="Offset">Where it begins in the file, in bytes.</param>
/// <param name="Bytes">How long it is.</param>
/// <param name="Points">Points that are lost; null when that cannot be told.</param>
/// <param name="Series">Canonical key of the series they belong to; null when that cannot be told.</param>
/// <param name="FirstNs">Time of the first, in ns since 1970; null when that cannot be told.</param>
/// <param name="LastNs">Time of the last.</param>
public sealed record StorageDamage(string File, string What, long Offset, long Bytes, long? Points = null, string? Series = null, long? FirstNs = null, long? LastNs = null)
{
    /// <summary>For people: file, place, loss.</summary>
    public override string ToString()
    {
        string points = Points is long count ? count.ToString("N0", CultureInfo.InvariantCulture) + " points" : "points";
        string series = Series is null ? "series that cannot be told" : $"series '{Series}'";
        string times = FirstNs is long first && LastNs is long last
            ? string.Create(CultureInfo.InvariantCulture, $" from {EpochTime.FromNs(first).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} to {EpochTime.FromNs(last).UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}")
            : string.Empty;
        return string.Create(CultureInfo.InvariantCulture, $"{File} at byte {Offset} ({Bytes} bytes): {What}. Lost: {points} of {series}{times}");
    }
}
