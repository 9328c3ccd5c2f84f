using BatteryTwin.Ingest.Tests.Shared;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Tests.Events;

/// <summary>Keeps what all loggers are told.</summary>
internal sealed class ListLogs : ILoggerProvider
{
    private readonly ListLogger _logger = new();

    public IEnumerable<string> Messages => _logger.Entries.Select(entry => entry.Message);

    public ILogger CreateLogger(string categoryName) => _logger;

    public void Dispose()
    {
        // Nothing to release.
    }
}
