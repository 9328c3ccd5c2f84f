using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Trust;

/// <summary>Checks the settings of data trust and names each one to change.</summary>
internal sealed class TrustOptionsValidator : IValidateOptions<TrustOptions>
{
    public ValidateOptionsResult Validate(string? name, TrustOptions options)
    {
        (bool Holds, string Setting, string Rule)[] checks =
        [
            (options.MaxSeries is >= 1 and <= 1_000_000, nameof(options.MaxSeries), "must be 1 to 1,000,000"),
            (options.Past >= TimeSpan.FromHours(1) && options.Past <= TimeSpan.FromDays(90), nameof(options.Past), "must be 1 hour to 90 days"),
            (options.PastInterval >= TimeSpan.FromMinutes(1) && options.PastInterval <= TimeSpan.FromDays(7), nameof(options.PastInterval), "must be 1 minute to 7 days"),
            (options.SilentIntervals is >= 1.5 and <= 1_000, nameof(options.SilentIntervals), "must be 1.5 to 1,000"),
            (options.FlatRatio is >= 1 and <= 1_000, nameof(options.FlatRatio), "must be 1 to 1,000"),
            (options.SpikeRatio is >= 3 and <= 1_000, nameof(options.SpikeRatio), "must be 3 to 1,000"),
            (options.DriftSpreads is >= 0 and <= 1_000, nameof(options.DriftSpreads), "must be 0 to 1,000"),
            (options.ClockAhead > TimeSpan.Zero && options.ClockAhead <= TimeSpan.FromDays(1), nameof(options.ClockAhead), "must be above 0 and at most 1 day"),
            (options.Late > TimeSpan.Zero && options.Late <= TimeSpan.FromDays(1), nameof(options.Late), "must be above 0 and at most 1 day"),
        ];
        string[] faults = [.. checks.Where(check => !check.Holds).Select(check => $"{TrustOptions.Section}:{check.Setting} {check.Rule}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
