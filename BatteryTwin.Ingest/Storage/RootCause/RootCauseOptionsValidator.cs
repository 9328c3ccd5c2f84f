using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Checks the limits at start.</summary>
internal sealed class RootCauseOptionsValidator : IValidateOptions<RootCauseOptions>
{
    private const long MostBytes = 2L << 30;

    public ValidateOptionsResult Validate(string? name, RootCauseOptions options)
    {
        List<string> faults = [];
        Check(nameof(options.Models), options.Models, 1, 100_000);
        Check(nameof(options.ModelsInMemory), options.ModelsInMemory, 1, 1_000);
        Check(nameof(options.ReferenceRows), options.ReferenceRows, 30, 10_000_000);
        Check(nameof(options.UnitRows), options.UnitRows, 1, 1_000_000);
        Check(nameof(options.BatchRows), options.BatchRows, 8, 10_000_000);
        Check(nameof(options.AlarmEvents), options.AlarmEvents, 1, 100_000_000);
        Check(nameof(options.UploadBytes), options.UploadBytes, 1024, MostBytes);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(string setting, long value, long least, long most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{RootCauseOptions.Section}:{setting} is {value}; it must lie between {least} and {most}");
            }
        }
    }
}
