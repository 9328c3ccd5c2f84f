using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Events;

/// <summary>Finds every fault of the section at once.</summary>
internal sealed class EventOptionsValidator : IValidateOptions<EventOptions>
{
    public ValidateOptionsResult Validate(string? name, EventOptions options)
    {
        (bool IsFault, string Message)[] rules =
        [
            (string.IsNullOrWhiteSpace(options.Source) || !Uri.IsWellFormedUriString(options.Source, UriKind.RelativeOrAbsolute),
                $"Source is '{options.Source}'; give the host name of this service, for example plant.example.com"),
            (options.MaxRoutes < 1, "MaxRoutes must be at least 1"),
            (options.MaxWaiting < 1, "MaxWaiting must be at least 1"),
            (options.MaxAttempts < 1, "MaxAttempts must be at least 1"),
            (options.MaxAge <= TimeSpan.Zero, "MaxAge must be longer than 00:00:00"),
            (options.Timeout < TimeSpan.FromMilliseconds(100) || options.Timeout > TimeSpan.FromHours(1), "Timeout must lie between 00:00:00.100 and 01:00:00"),
            (options.RetryDelay <= TimeSpan.Zero || options.RetryDelay > options.MaxRetryDelay, "RetryDelay must be longer than 00:00:00 and no longer than MaxRetryDelay"),
            (options.MaxRetryDelay > TimeSpan.FromDays(1), "MaxRetryDelay must be at most one day (1.00:00:00)"),
            (options.DeadLetterBytes < 1024, "DeadLetterBytes must be at least 1024"),
        ];
        string[] faults = [.. rules.Where(rule => rule.IsFault).Select(rule => $"{EventOptions.Section}: {rule.Message}")];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
