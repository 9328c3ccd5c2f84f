using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.State.Reports;

/// <summary>Refuses delays that are none.</summary>
public sealed class ReportOptionsValidator : IValidateOptions<ReportOptions>
{
    private const double MostHours = 144;

    public ValidateOptionsResult Validate(string? name, ReportOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.DelayHours is >= 0 and <= MostHours
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{ReportOptions.Section}:{nameof(ReportOptions.DelayHours)} is {options.DelayHours}; write hours from 0 to {MostHours}");
    }
}
