using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.Tests.Shared;

/// <summary>A plant's units as a test gives them, whatever scope is asked for; none until it does.</summary>
internal sealed class ProcessBook : IProcessTables
{
    public IReadOnlyList<UnitTable>? Tables { get; set; }

    /// <summary>What was asked for last.</summary>
    public ProcessScope? Asked { get; private set; }

    public Task<ProcessExtent?> ExtentAsync(CancellationToken cancel)
    {
        if (Tables is not [.., var units])
        {
            return Task.FromResult<ProcessExtent?>(null);
        }

        TimeColumn last = units.Times["eol_time"];
        DateTimeOffset[] times = [.. Enumerable.Range(0, last.Count).Select(row => last[row]).OfType<DateTimeOffset>()];
        return Task.FromResult<ProcessExtent?>(new(units.Name, units.RowCount, times.Min(), times.Max(), []));
    }

    public Task<ProcessTables?> ReadAsync(ProcessScope scope, CancellationToken cancel)
    {
        Asked = scope;
        return Task.FromResult(Tables is { } tables ? new ProcessTables(scope, tables, scope.To) : null);
    }
}
