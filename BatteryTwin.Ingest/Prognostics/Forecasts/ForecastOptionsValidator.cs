using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>Checks the settings of forecasts at start.</summary>
internal sealed class ForecastOptionsValidator : IValidateOptions<ForecastOptions>
{
    public ValidateOptionsResult Validate(string? name, ForecastOptions options)
    {
        List<string> faults = [];
        Require(faults, Within(options.Every, TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)), nameof(options.Every), "must be 00:00:01 to one day");
        Require(faults, options.WindowHours is >= 24 and <= 8_784, nameof(options.WindowHours), "must be 24 to 8784");
        Require(faults, Within(options.Newest, TimeSpan.FromMinutes(1), TimeSpan.FromHours(1)), nameof(options.Newest), "must be 00:01:00 to 01:00:00");
        Require(faults, Within(options.Silence, TimeSpan.FromHours(1), TimeSpan.FromDays(366)), nameof(options.Silence), "must be 01:00:00 to 366 days");
        Require(faults, Within(options.WriteEvery, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1)), nameof(options.WriteEvery), "must be 00:01:00 to one day");
        Require(faults, Within(options.WriteChangeEvery, TimeSpan.FromSeconds(1), options.WriteEvery), nameof(options.WriteChangeEvery), $"must be 00:00:01 to {nameof(options.WriteEvery)}");
        Require(faults, Within(options.FleetDelay, TimeSpan.Zero, TimeSpan.FromDays(1)), nameof(options.FleetDelay), "must be 00:00:00 to one day");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool Within(TimeSpan value, TimeSpan least, TimeSpan most) => value >= least && value <= most;

    private static void Require(List<string> faults, bool holds, string setting, string rule)
    {
        if (!holds)
        {
            faults.Add($"{ForecastOptions.Section}:{setting} {rule}");
        }
    }
}
