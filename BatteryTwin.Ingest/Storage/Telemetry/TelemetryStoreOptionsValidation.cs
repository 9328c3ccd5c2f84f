using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Telemetry;

/// <summary>Names every setting of <see cref="TelemetryStoreOptions"/> that cannot be.</summary>
internal sealed class TelemetryStoreOptionsValidation : IValidateOptions<TelemetryStoreOptions>
{
    /// <summary>Below what nanoseconds in 64 bits can say.</summary>
    private const int MostDays = 100_000;

    private static readonly TimeSpan s_longestInterval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_longestQuiet = TimeSpan.FromDays(1);

    public ValidateOptionsResult Validate(string? name, TelemetryStoreOptions options)
    {
        List<string> faults = [];
        if (!string.Equals(options.Store, TelemetryStoreOptions.Embedded, StringComparison.OrdinalIgnoreCase) && !options.IsInfluxDb)
        {
            faults.Add($"BatteryTwin:Telemetry:Store is '{options.Store}'; it must be '{TelemetryStoreOptions.Embedded}' or '{TelemetryStoreOptions.InfluxDb}'");
        }

        if (options.FsyncInterval <= TimeSpan.Zero || options.FsyncInterval > s_longestInterval)
        {
            faults.Add($"BatteryTwin:Telemetry:FsyncInterval is {options.FsyncInterval:c}; it must be above 0 and at most {s_longestInterval:c} (200 ms is written 00:00:00.200)");
        }

        if (options.SealAfter <= TimeSpan.Zero || options.SealAfter > s_longestQuiet)
        {
            faults.Add($"BatteryTwin:Telemetry:SealAfter is {options.SealAfter:c}; it must be above 0 and at most {s_longestQuiet:c} (5 s is written 00:00:05)");
        }

        CheckDays(nameof(options.RetentionDays), options.RetentionDays, faults);
        CheckDays(nameof(options.MinuteRetentionDays), options.MinuteRetentionDays, faults);
        CheckDays(nameof(options.HourRetentionDays), options.HourRetentionDays, faults);
        if (options.MinuteRetentionDays < (options.RetentionDays ?? double.PositiveInfinity))
        {
            faults.Add($"BatteryTwin:Telemetry:MinuteRetentionDays is {options.MinuteRetentionDays}, less than RetentionDays ({Days(options.RetentionDays)}): summaries of minutes must be kept at least as long as the points");
        }

        if (options.HourRetentionDays < (options.MinuteRetentionDays ?? double.PositiveInfinity))
        {
            faults.Add($"BatteryTwin:Telemetry:HourRetentionDays is {options.HourRetentionDays}, less than MinuteRetentionDays ({Days(options.MinuteRetentionDays)}): summaries of hours must be kept at least as long as those of minutes");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void CheckDays(string name, double? days, List<string> faults)
    {
        if (days is double kept && !(kept > 0 && kept <= MostDays))
        {
            faults.Add($"BatteryTwin:Telemetry:{name} is {kept}; it must be above 0 and at most {MostDays}, or left out to keep everything");
        }
    }

    private static string Days(double? days) => days?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "for ever";
}
