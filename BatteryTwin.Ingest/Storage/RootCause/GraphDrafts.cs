using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Traceability;
using Microsoft.Extensions.Configuration;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Reads steps from the twin graph: the models of twins that feed each other, in the order of the flow.</summary>
internal sealed class GraphDrafts(ITwinGraph graph, IGenealogyShelf shelf, IProcessTables tables, IConfiguration configuration) : IGraphDrafts
{
    private const string FlowSetting = "BatteryTwin:Topology:Flow";
    private const int ComparedDays = 30;

    private static readonly string[] s_flow = ["rel_feeds"];

    public async Task<DraftedGraph?> DraftAsync(CancellationToken cancel) =>
        await shelf.FindAsync(cancel).ConfigureAwait(false) is { } kept ? await Task.Run(() => GraphDrafting.Of(StepsOf(graph.Current, Flow()), kept.Units.Tables), cancel).ConfigureAwait(false) : null;

    public async Task<(IReadOnlyList<GraphMisfit> Misfits, int Rows)?> MisfitsAsync(ProcessGraph graph, CancellationToken cancel)
    {
        if (await tables.ExtentAsync(cancel).ConfigureAwait(false) is not { Last: { } last } || await tables.ReadAsync(new(last.AddDays(-ComparedDays), last.AddSeconds(1)), cancel).ConfigureAwait(false) is not { } read)
        {
            return null;
        }

        return await Task.Run(() => ProcessMisfits.Find(graph, read.Tables), cancel).ConfigureAwait(false);
    }

    /// <summary>One step for each model of twins in the flow, those first that feed others.</summary>
    internal static List<DraftStep> StepsOf(TwinGraphSnapshot snapshot, IReadOnlyList<string> flow)
    {
        Relationship[] feeds = [.. snapshot.Relationships.All.Where(edge => flow.Contains(edge.Name) && snapshot.Find(edge.SourceId) is not null && snapshot.Find(edge.TargetId) is not null)];
        HashSet<(string From, string To)> edges = [.. feeds.Select(edge => (snapshot.Find(edge.SourceId)!.ModelId, snapshot.Find(edge.TargetId)!.ModelId)).Where(edge => edge.Item1 != edge.Item2)];
        List<string> waiting = [.. edges.SelectMany(edge => new[] { edge.From, edge.To }).Distinct().Order(StringComparer.Ordinal)];
        List<string> ordered = [];
        while (waiting.Count > 0)
        {
            string next = waiting.Find(model => edges.All(edge => edge.To != model || ordered.Contains(edge.From))) ?? waiting[0];
            ordered.Add(next);
            waiting.Remove(next);
        }

        return [.. ordered.Select(model => new DraftStep(NameOf(model), snapshot.Twins.Values.Where(twin => twin.ModelId == model).Select(twin => twin.Id).ToHashSet(StringComparer.Ordinal), Signals(snapshot.Models, model)))];
    }

    private string[] Flow() => configuration.GetSection(FlowSetting).Get<string[]>() is { Length: > 0 } named ? named : s_flow;

    /// <summary>The last part of the model's id without the word "Step": <c>dtmi:…:CoatingStep;1</c> is Coating.</summary>
    private static string NameOf(string modelId)
    {
        string name = modelId[(modelId.LastIndexOf(':') + 1)..].Split(';')[0];
        return name.EndsWith("Step", StringComparison.Ordinal) && name.Length > 4 ? name[..^4] : name;
    }

    private static List<DraftSignal> Signals(ModelCatalog models, string modelId) =>
        [.. models.Contents(modelId).Concat(models.Contents(modelId).OfType<DtdlComponent>().SelectMany(part => models.Contents(part.Schema)))
            .Where(content => content is DtdlTelemetry or DtdlProperty)
            .Select(content => new DraftSignal(content.Name, Unit(content), SignalNotes.Of(content).ActsOn))];

    private static string Unit(DtdlContent content) => content is DtdlValue { Quantity: { } quantity } ? UnitSymbols.Of(quantity.Unit) : SignalNotes.Of(content).Unit ?? string.Empty;
}
