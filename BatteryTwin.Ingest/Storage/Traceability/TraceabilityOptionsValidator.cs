using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>Checks the limits at start.</summary>
internal sealed class TraceabilityOptionsValidator : IValidateOptions<TraceabilityOptions>
{
    public ValidateOptionsResult Validate(string? name, TraceabilityOptions options)
    {
        List<string> faults = [];
        Check(nameof(options.MostUnits), options.MostUnits, 10_000, 100_000_000);
        Check(nameof(options.RetentionDays), options.RetentionDays, 1, 36_500);
        Check(nameof(options.AppendBytes), options.AppendBytes, 1024, 1L << 30);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Check(string setting, long value, long least, long most)
        {
            if (value < least || value > most)
            {
                faults.Add($"{TraceabilityOptions.Section}:{setting} is {value}; it must lie between {least} and {most}");
            }
        }
    }
}
