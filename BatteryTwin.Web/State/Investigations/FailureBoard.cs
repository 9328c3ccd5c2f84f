using BatteryTwin.Domain.RootCause.Investigations.Analysis;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Which lines fail more than they did, in the last days of the genealogy; read again at most every few seconds, whoever asks. Singleton.</summary>
public sealed class FailureBoard(IProcessTables process, ICausalGraphs graphs, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_span = TimeSpan.FromDays(2);
    private static readonly TimeSpan s_holds = TimeSpan.FromSeconds(8);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private FailureView? _view;

    /// <summary>The lines; empty with a reason while there is nothing to count.</summary>
    public async Task<FailureView> ReadAsync(CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            DateTimeOffset now = time.GetUtcNow();
            return _view is { } view && (now - view.ReadAt).Duration() < s_holds ? view : _view = await SurveyAsync(now, cancel);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<FailureView> SurveyAsync(DateTimeOffset now, CancellationToken cancel)
    {
        DateTimeOffset? newest = null;
        try
        {
            if (await process.ExtentAsync(cancel) is not { Last: { } last } extent)
            {
                return new([], null, now, "No cells have been recorded yet. They come from the genealogy: import one, or let machines send it.");
            }

            newest = last;
            if (graphs.Find(ICausalGraphs.StandardProcess) is not { } graph)
            {
                return new([], last, now, "There is no causal graph yet that says what a failed cell is.");
            }

            ProcessTables? tables = await process.ReadAsync(new(last - s_span, last.AddTicks(1)), cancel);
            return tables is null ? new([], last, now, "The genealogy cannot be read.") : new(await Task.Run(() => FailureSurvey.Of(graph.Graph.ToPlantGraph(), tables.Tables), cancel), last, now, null, extent.First < last - s_span);
        }
        catch (Exception problem) when (problem is PlantCaseException or TableException)
        {
            return new([], newest, now, problem.Message);
        }
    }
}
