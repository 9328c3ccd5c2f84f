using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline;

/// <summary>Lists every fault of the pipeline's settings.</summary>
internal sealed class IngestPipelineOptionsValidator : IValidateOptions<IngestPipelineOptions>
{
    public ValidateOptionsResult Validate(string? name, IngestPipelineOptions options)
    {
        List<string> faults = [];
        Require(options.MaxPointsInFlight > 0, nameof(options.MaxPointsInFlight), "must be at least 1");
        Require(options.MaxTimeAhead >= TimeSpan.Zero && options.MaxTimeAhead <= TimeSpan.FromDays(366), nameof(options.MaxTimeAhead), "must be between 0 and 366 days (d.hh:mm:ss)");
        Require(options.MaxPointsPerObserver > 0, nameof(options.MaxPointsPerObserver), "must be at least 1");
        Require(options.MaxUnmappedListed > 0, nameof(options.MaxUnmappedListed), "must be at least 1");
        Require(options.MaxQuarantinedPerBatch > 0, nameof(options.MaxQuarantinedPerBatch), "must be at least 1");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string setting, string rule)
        {
            if (!holds)
            {
                faults.Add($"{IngestPipelineOptions.Section}:{setting} {rule}");
            }
        }
    }
}
