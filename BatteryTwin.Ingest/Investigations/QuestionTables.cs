using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Ingest.Storage.RootCause;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Investigations;

/// <summary>Gets the causal graph and the units that a question is about: those sent with it, or the plant's own.</summary>
public sealed class QuestionTables(IInvestigations investigations, IProcessTables process, ICausalGraphs graphs, IOptions<InvestigationOptions> options)
{
    /// <exception cref="PlantCaseException">There is no graph, no genealogy, or a sent graph is none.</exception>
    /// <exception cref="TableException">A sent table cannot be read.</exception>
    public async Task<(PlantGraph Graph, IReadOnlyList<UnitTable> Tables)> ReadAsync(Investigation investigation, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(investigation);
        if (investigations.Sent(investigation.Id) is { } sent)
        {
            return Read(sent, cancel);
        }

        PlantGraph graph = graphs.Find(ICausalGraphs.StandardProcess)?.Graph.ToPlantGraph()
            ?? throw new PlantCaseException($"there is no causal graph of the process '{ICausalGraphs.StandardProcess}'; draft one on the page Causal graphs, or send tables with a graph of their own");
        ProcessExtent extent = await process.ExtentAsync(cancel).ConfigureAwait(false) is { First: not null, Last: not null } known
            ? known
            : throw new PlantCaseException("the plant has no genealogy of cells yet; import one with PUT /api/traceability/genealogy, or send tables with the question");
        ProcessTables tables = await process.ReadAsync(await ScopeAsync(investigation.Effect, extent, cancel).ConfigureAwait(false), cancel).ConfigureAwait(false)
            ?? throw new PlantCaseException("the plant has no genealogy of cells yet; import one with PUT /api/traceability/genealogy, or send tables with the question");
        return (graph, tables.Tables);
    }

    /// <summary>Graph and tables as they were sent.</summary>
    /// <exception cref="PlantCaseException">The graph is none.</exception>
    /// <exception cref="TableException">A table cannot be read.</exception>
    public static (PlantGraph Graph, IReadOnlyList<UnitTable> Tables) Read(SentTables sent, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sent);
        PlantGraph graph = PlantGraphReader.Read(sent.Graph);
        TableSource[] sources = [.. sent.Tables.Select(table => new TableSource(table.Key, () => new MemoryStream(table.Value)))];
        return (graph, UnitTables.Read(sources, table => PlantCase.NumbersOf(graph, table), cancel));
    }

    /// <summary>All plants and lines, for sisters are evidence; from the reference to the end of the bad time.</summary>
    private async Task<ProcessScope> ScopeAsync(InvestigationEffect effect, ProcessExtent extent, CancellationToken cancel)
    {
        // At a station the question's times are times there, units are cut by their last one: those coated within and tested later are read too.
        DateTimeOffset newest = extent.Last!.Value.AddTicks(1);
        DateTimeOffset to = effect.To ?? newest;
        DateTimeOffset bad = effect.From ?? (effect.Cells.Count > 0 ? await FirstAsync(effect, extent, cancel).ConfigureAwait(false) : to.AddDays(-options.Value.SearchDays));
        DateTimeOffset from = effect.ReferenceFrom ?? (effect.ReferenceUntil < bad ? effect.ReferenceUntil.Value : bad).AddDays(-options.Value.ReferenceDays);
        return new(from, effect.MayBeAtStation ? newest : to);
    }

    /// <summary>When the first of the named units ended.</summary>
    private async Task<DateTimeOffset> FirstAsync(InvestigationEffect effect, ProcessExtent extent, CancellationToken cancel)
    {
        ProcessTables? named = await process.ReadAsync(new(extent.First!.Value, extent.Last!.Value.AddTicks(1), Ids: effect.Cells), cancel).ConfigureAwait(false);
        IEnumerable<DateTimeOffset> times = named?.Units.Times.Values.LastOrDefault() is { } last ? Enumerable.Range(0, last.Count).Select(row => last[row]).OfType<DateTimeOffset>() : [];
        return times.DefaultIfEmpty(extent.Last.Value).Min();
    }
}
