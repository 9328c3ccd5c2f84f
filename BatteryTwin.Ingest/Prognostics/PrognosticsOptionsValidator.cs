using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Checks the settings of prognostics at start.</summary>
internal sealed class PrognosticsOptionsValidator : IValidateOptions<PrognosticsOptions>
{
    public ValidateOptionsResult Validate(string? name, PrognosticsOptions options)
    {
        List<string> faults = [];
        if (options.MaxUploadBytes < 1_024)
        {
            faults.Add($"{PrognosticsOptions.Section}:MaxUploadBytes is {options.MaxUploadBytes}; it must be at least 1024");
        }

        if (options.MaxTextBytes < options.MaxUploadBytes)
        {
            faults.Add($"{PrognosticsOptions.Section}:MaxTextBytes is {options.MaxTextBytes}; it must not be less than MaxUploadBytes ({options.MaxUploadBytes})");
        }

        if (options.TrainingThreads is < 0 or > 1_024)
        {
            faults.Add($"{PrognosticsOptions.Section}:TrainingThreads is {options.TrainingThreads}; it must lie between 0 (one per processor) and 1024");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
