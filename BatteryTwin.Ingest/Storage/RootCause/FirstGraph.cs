using BatteryTwin.Domain.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Drafts the graph of the standard process once there are units to explain and nobody has made one.</summary>
internal sealed class FirstGraph(ICausalGraphs graphs, IGraphDrafts drafts, IGenealogyShelf shelf, TimeProvider time, ILogger<FirstGraph> logger) : BackgroundService
{
    public const string Author = "drafted by BatteryTwin";

    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        long seen = -1;
        while (graphs.Find(ICausalGraphs.StandardProcess) is null)
        {
            await Task.Delay(s_pace, time, stoppingToken).ConfigureAwait(false);
            if (shelf.Version == seen)
            {
                continue;
            }

            seen = shelf.Version;
            try
            {
                if (await drafts.DraftAsync(stoppingToken).ConfigureAwait(false) is { } draft)
                {
                    graphs.Save(ICausalGraphs.StandardProcess, draft.Graph, 0, Author, string.Join("; ", draft.Notes.Prepend("Drafted from the unit tables, the flow of the twin graph and the models")));
                }
            }
            catch (Exception later) when (later is RootCauseInputException or StorageUnavailableException or Domain.Traceability.Tables.TableException)
            {
                logger.LogDebug("No causal graph is drafted yet: {Reason}", later.Message);
            }
        }
    }
}
