using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>
/// Drafts the graph of the standard process once there are units to explain and nobody has made one. A draft of models that said nothing about causes is drafted anew when
/// they do after a start, unless somebody has edited it.
/// </summary>
internal sealed class FirstGraph(ICausalGraphs graphs, IGraphDrafts drafts, IGenealogyShelf shelf, TimeProvider time, ILogger<FirstGraph> logger) : BackgroundService
{
    public const string Author = "drafted by BatteryTwin";

    private static readonly TimeSpan s_pace = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        long seen = -1;
        while (Replaceable() is { } version)
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
                    if (version > 0 && draft.Notes.Contains(GraphDrafting.FlatNote))
                    {
                        return;
                    }

                    string reason = version == 0 ? "Drafted from the unit tables, the flow of the twin graph and the models" : "Drafted anew, since the models now say what acts on what";
                    graphs.Save(ICausalGraphs.StandardProcess, draft.Graph, version, Author, string.Join("; ", draft.Notes.Prepend(reason)));
                }
            }
            catch (Exception later) when (later is RootCauseInputException or StorageUnavailableException or Domain.Traceability.Tables.TableException)
            {
                logger.LogDebug("No causal graph is drafted yet: {Reason}", later.Message);
            }
        }
    }

    /// <summary>Version of the graph that a draft may follow, 0 where there is none; null once there is one that stays.</summary>
    private int? Replaceable() => graphs.Find(ICausalGraphs.StandardProcess) switch
    {
        null => 0,
        { By: Author } flat when flat.Change.Contains(GraphDrafting.FlatNote, StringComparison.Ordinal) => flat.Version,
        _ => null,
    };
}
