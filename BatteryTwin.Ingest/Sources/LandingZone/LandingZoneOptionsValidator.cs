using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Lists every fault of the landing zone's settings.</summary>
internal sealed class LandingZoneOptionsValidator : IValidateOptions<LandingZoneOptions>
{
    public ValidateOptionsResult Validate(string? name, LandingZoneOptions options)
    {
        List<string> faults = [];
        Require(string.IsNullOrEmpty(options.TimeZone) || TimeZoneInfo.TryFindSystemTimeZoneById(options.TimeZone, out _), nameof(options.TimeZone), "must be an IANA name such as Europe/Berlin");
        Require(options.QuietTime >= TimeSpan.Zero && options.QuietTime <= TimeSpan.FromHours(1), nameof(options.QuietTime), "must be between 0 and 1 hour (hh:mm:ss)");
        Require(options.PollInterval >= TimeSpan.FromMilliseconds(50) && options.PollInterval <= TimeSpan.FromHours(1), nameof(options.PollInterval), "must be between 50 ms and 1 hour (hh:mm:ss)");
        Require(options.KeepDays >= 0, nameof(options.KeepDays), "must be 0 or more");
        Require(options.LiveWithin >= TimeSpan.Zero, nameof(options.LiveWithin), "must not be negative");
        Require(options.MaxUploadBytes > 0, nameof(options.MaxUploadBytes), "must be at least 1");
        Require(options.MaxRowBytes is >= 1024 and <= 64 * 1024 * 1024, nameof(options.MaxRowBytes), "must be between 1 kB and 64 MB");
        Require(options.PointsPerBatch is >= 1 and <= 1_000_000, nameof(options.PointsPerBatch), "must be between 1 and 1,000,000");
        string[] folders = [.. options.Zones.Select(zone => Path.TrimEndingDirectorySeparator(zone.Folder))];
        foreach ((string zone, _) in options.Zones)
        {
            Require(zone.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_'), $"{nameof(options.Folders)}:{zone}", "must be named with letters, digits, - and _");
        }

        Require(folders.Distinct(StringComparer.Ordinal).Count() == folders.Length, nameof(options.Folders), "must name each folder once");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string setting, string rule)
        {
            if (!holds)
            {
                faults.Add($"{LandingZoneOptions.Section}:{setting} {rule}");
            }
        }
    }
}
