using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Pipeline.LineProtocol;

/// <summary>Lists every fault of the line protocol's settings.</summary>
internal sealed class LineProtocolOptionsValidator : IValidateOptions<LineProtocolOptions>
{
    private const int SmallestLine = 64;
    private const int LargestLine = 16 * 1024 * 1024;

    public ValidateOptionsResult Validate(string? name, LineProtocolOptions options)
    {
        List<string> faults = [];
        Require(options.MaxLineBytes is >= SmallestLine and <= LargestLine, nameof(options.MaxLineBytes), $"must be between {SmallestLine} and {LargestLine}");
        Require(options.MaxBodyBytes > 0, nameof(options.MaxBodyBytes), "must be at least 1");
        Require(options.MaxInflatedBytes >= options.MaxBodyBytes, nameof(options.MaxInflatedBytes), $"must not be below {nameof(options.MaxBodyBytes)}");
        Require(options.MaxBufferedBytes >= options.MaxBodyBytes, nameof(options.MaxBufferedBytes), $"must not be below {nameof(options.MaxBodyBytes)}");
        Require(options.MaxPointsPerBatch > 0, nameof(options.MaxPointsPerBatch), "must be at least 1");
        Require(options.MaxFaultsPerBatch > 0, nameof(options.MaxFaultsPerBatch), "must be at least 1");
        Require(options.MaxCachedSeries > 0, nameof(options.MaxCachedSeries), "must be at least 1");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string setting, string rule)
        {
            if (!holds)
            {
                faults.Add($"{LineProtocolOptions.Section}:{setting} {rule}");
            }
        }
    }
}
