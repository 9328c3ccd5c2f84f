using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Live.Detection;

/// <summary>Checks the bearing detector's settings and names each one to change.</summary>
internal sealed class BearingDetectionOptionsValidator : IValidateOptions<BearingDetectionOptions>
{
    public ValidateOptionsResult Validate(string? name, BearingDetectionOptions options)
    {
        List<string> faults = [];
        void Require(bool holds, string setting, string rule)
        {
            if (!holds)
            {
                faults.Add($"{BearingDetectionOptions.Section}:{setting} {rule}");
            }
        }

        Require(!string.IsNullOrWhiteSpace(options.Component), nameof(options.Component), "must name a component of a model");
        Require(!string.IsNullOrWhiteSpace(options.RmsField), nameof(options.RmsField), "must name a telemetry of the component");
        Require(!string.IsNullOrWhiteSpace(options.FlagProperty), nameof(options.FlagProperty), "must name a boolean property of the component");
        Require(options.RmsRatio is > 1 and <= 100, nameof(options.RmsRatio), "must be above 1 and at most 100");
        Require(options.SpreadFactor is >= 0 and <= 100, nameof(options.SpreadFactor), "must be 0 to 100");
        Require(options.StandstillRatio is >= 0 and < 1, nameof(options.StandstillRatio), "must be 0 to below 1");
        Require(options.BaselineCount is >= 10 and <= 1_000_000, nameof(options.BaselineCount), "must be 10 to 1,000,000");
        Require(options.BaselineLookback >= TimeSpan.FromHours(1) && options.BaselineLookback <= TimeSpan.FromDays(90), nameof(options.BaselineLookback), "must be 1 hour to 90 days");
        Require(options.Window >= TimeSpan.FromSeconds(1) && options.Window <= TimeSpan.FromHours(1), nameof(options.Window), "must be 00:00:01 to 01:00:00");
        Require(options.FaultyShare is > 0 and <= 1, nameof(options.FaultyShare), "must be above 0 and at most 1");
        Require(options.ClearShare >= 0 && options.ClearShare < options.FaultyShare, nameof(options.ClearShare), $"must be at least 0 and below {nameof(options.FaultyShare)}");
        Require(options.RaiseWindows is >= 1 and <= 1000, nameof(options.RaiseWindows), "must be 1 to 1,000");
        Require(options.ClearWindows is >= 1 and <= 10_000, nameof(options.ClearWindows), "must be 1 to 10,000");
        Require(options.MinimumCount is >= 1 and <= 1000, nameof(options.MinimumCount), "must be 1 to 1,000");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
