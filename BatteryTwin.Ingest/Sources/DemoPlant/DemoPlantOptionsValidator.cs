using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.DemoPlant;

/// <summary>Checks the simulated plant's settings and names each one to change.</summary>
internal sealed class DemoPlantOptionsValidator : IValidateOptions<DemoPlantOptions>
{
    public ValidateOptionsResult Validate(string? name, DemoPlantOptions options)
    {
        List<string> faults = [];
        Require(faults, options.FaultDelay >= TimeSpan.FromDays(-30) && options.FaultDelay <= TimeSpan.FromDays(365), nameof(options.FaultDelay), "must be -30 to 365 days");
        Require(faults, options.FaultGrowth >= TimeSpan.FromSeconds(10) && options.FaultGrowth <= TimeSpan.FromDays(365), nameof(options.FaultGrowth), "must be 00:00:10 to 365 days");
        Require(faults, options.FaultLife >= TimeSpan.Zero && options.FaultLife <= TimeSpan.FromDays(3650), nameof(options.FaultLife), "must be 00:00:00 to 3650 days");
        Require(faults, options.HistoryDays is >= 0 and <= 366, nameof(options.HistoryDays), "must be 0 to 366");
        Require(faults, options.RecentHours is >= 0 and <= 48, nameof(options.RecentHours), "must be 0 to 48");
        Require(faults, options.HistoryDuty is >= 0.05 and <= 1, nameof(options.HistoryDuty), "must be 0.05 to 1");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static void Require(List<string> faults, bool holds, string setting, string rule)
    {
        if (!holds)
        {
            faults.Add($"{DemoPlantOptions.Section}:{setting} {rule}");
        }
    }
}
