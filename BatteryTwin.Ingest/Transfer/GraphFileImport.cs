using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>
/// Imports a graph file: all models together in the order they need, twins and relationships in batches. A line that is wrong is
/// reported and left out; the others are kept.
/// </summary>
internal sealed class GraphFileImport(ITwinGraph graph, ChangeOrigin origin, ImportLog log, IJobProgress progress, long? length)
{
    private const int BatchItems = 2_000;
    private const int ErrorsShown = 20;
    private const string Unreadable = "InvalidLine";

    private readonly List<TransferLine> _batch = [];
    private readonly List<ImportError> _errors = [];
    private readonly long[] _taken = new long[(int)TransferSection.Relationships + 1];
    private TransferSection _section;
    private long _refused;

    /// <exception cref="TransferException">It is no graph file.</exception>
    /// <exception cref="TwinGraphException">The twin service that keeps the graph is away; what was imported before stays.</exception>
    public async Task<ImportSummary> RunAsync(Stream input, CancellationToken cancel)
    {
        await foreach (TransferLine line in new GraphFileReader().ReadAsync(input, cancel).ConfigureAwait(false))
        {
            if (line.Section != _section)
            {
                await EndSectionAsync(line.Position, cancel).ConfigureAwait(false);
                _section = line.Section;
                log.Section(_section, "Started");
            }

            if (line.Problem is { } problem)
            {
                Refuse(line, Unreadable, problem);
                continue;
            }

            _batch.Add(line);
            if (_section != TransferSection.Models && _batch.Count == BatchItems)
            {
                await PutAsync(line.Position, cancel).ConfigureAwait(false);
            }
        }

        await EndSectionAsync(length ?? 0, cancel).ConfigureAwait(false);
        return Summary;
    }

    private ImportSummary Summary => new(_taken[(int)TransferSection.Models], _taken[(int)TransferSection.Twins], _taken[(int)TransferSection.Relationships], _refused, [.. _errors]);

    private async Task EndSectionAsync(long position, CancellationToken cancel)
    {
        if (_section == TransferSection.None)
        {
            return;
        }

        await PutAsync(position, cancel).ConfigureAwait(false);
        log.Section(_section, "Succeeded");
    }

    private async Task PutAsync(long position, CancellationToken cancel)
    {
        if (_batch.Count > 0)
        {
            await (_section == TransferSection.Models ? PutModelsAsync(cancel) : PutItemsAsync(cancel)).ConfigureAwait(false);
            _batch.Clear();
        }

        ImportSummary so = Summary;
        progress.Report(length is > 0 ? (double)position / length.Value : 0, string.Create(
            CultureInfo.InvariantCulture, $"{so.Models} models, {so.Twins} twins, {so.Relationships} relationships imported, {so.Refused} lines refused"));
    }

    private async Task PutItemsAsync(CancellationToken cancel)
    {
        JsonElement[] items = [.. _batch.Select(line => line.Value)];
        bool twins = _section == TransferSection.Twins;
        ImportBatchOutcome outcome = await graph.ImportBatchAsync(twins ? items : [], twins ? [] : items, origin, cancel).ConfigureAwait(false);
        foreach (ImportRefusal refusal in twins ? outcome.RefusedTwins : outcome.RefusedRelationships)
        {
            Refuse(_batch[refusal.Index], refusal.Code.ToString(), refusal.Message);
            _taken[(int)_section]--;
        }

        _taken[(int)_section] += items.Length;
    }

    private async Task PutModelsAsync(CancellationToken cancel)
    {
        Dictionary<string, TransferLine> added = new(StringComparer.Ordinal);
        foreach (TransferLine line in _batch)
        {
            string id = ModelCatalog.IdOf(line.Value);
            if (graph.Current.Models.Find(id) is { } old)
            {
                TakeExisting(line, old);
            }
            else if (!added.TryAdd(id, line))
            {
                Refuse(line, nameof(GraphErrorCode.ModelAlreadyExists), id.Length == 0 ? "the model has no @id" : $"model '{id}' stands in line {added[id].Number} already");
            }
        }

        foreach (IReadOnlyList<JsonElement> upload in ModelUploadOrder.Batches([.. added.Values.Select(line => line.Value)], graph.Limits.MaxModelsPerUpload))
        {
            await UploadAsync([.. upload.Select(model => added[ModelCatalog.IdOf(model)])], cancel).ConfigureAwait(false);
        }
    }

    private void TakeExisting(TransferLine line, TwinModel old)
    {
        if (JsonElement.DeepEquals(old.Source, line.Value))
        {
            _taken[(int)TransferSection.Models]++;
        }
        else
        {
            Refuse(line, nameof(GraphErrorCode.ModelAlreadyExists), $"model '{old.Id}' exists with another definition; models do not change, give the new one a higher version");
        }
    }

    /// <summary>Uploads models at once; when the graph refuses them, one after the other, to keep the good ones and name the bad.</summary>
    private async Task UploadAsync(IReadOnlyList<TransferLine> models, CancellationToken cancel)
    {
        try
        {
            await graph.AddModelsAsync([.. models.Select(line => line.Value)], origin, cancel).ConfigureAwait(false);
            _taken[(int)TransferSection.Models] += models.Count;
        }
        catch (TwinGraphException refusal) when (models.Count == 1 && !IsAway(refusal))
        {
            Refuse(models[0], refusal.Code.ToString(), refusal.Message);
        }
        catch (TwinGraphException refusal) when (!IsAway(refusal))
        {
            foreach (TransferLine model in models)
            {
                await UploadAsync([model], cancel).ConfigureAwait(false);
            }
        }
    }

    private void Refuse(TransferLine line, string code, string message)
    {
        ImportError error = new(line.Number, line.Section.ToString(), code, message);
        log.Error(error);
        _refused++;
        if (_errors.Count < ErrorsShown)
        {
            _errors.Add(error);
        }
    }

    private static bool IsAway(TwinGraphException refusal) => refusal.Code is GraphErrorCode.ServiceUnavailable or GraphErrorCode.NotAuthorized;
}
