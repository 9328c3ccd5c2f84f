using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>
/// Data sets as files: <c>prognostics/datasets/{id}.data</c> as it was sent (plain or gzip) and <c>{id}.json</c> with what it holds, written
/// last. Safe for concurrent use.
/// </summary>
internal sealed class DatasetShelf(PrognosticsFolder folder, IOptions<PrognosticsOptions> options, TimeProvider time, ILogger<DatasetShelf> logger)
{
    /// <summary>Looks the file through and keeps it.</summary>
    /// <exception cref="HistoryException">It cannot be learned from.</exception>
    public async Task<StoredDataset> AddAsync(string name, HistoryRequest request, Stream content, CancellationToken cancel)
    {
        using SpooledFile file = await SpooledFile.TakeAsync(content, folder.Scratch, options.Value, cancel).ConfigureAwait(false);
        return await Task.Run(() => Keep(name, request, file, cancel), cancel).ConfigureAwait(false);
    }

    public IReadOnlyList<StoredDataset> All() =>
        [.. Directory.EnumerateFiles(folder.Datasets, "*.json").Select(TryRead).OfType<StoredDataset>().OrderByDescending(dataset => dataset.CreatedAt).ThenBy(dataset => dataset.Id, StringComparer.Ordinal)];

    /// <exception cref="PrognosticsException">There is no such data set.</exception>
    public StoredDataset Find(string? id) =>
        (id is not null && PrognosticsFolder.IsId(id) && File.Exists(HeadOf(id)) ? TryRead(HeadOf(id)) : null)
            ?? throw new PrognosticsException(PrognosticsFault.Unknown, $"there is no data set '{id}'; list them with GET /api/prognostics/datasets");

    /// <summary>Its rows, in memory.</summary>
    public HistoryFrame Load(StoredDataset dataset, CancellationToken cancel)
    {
        using TextReader text = SpooledFile.Read(DataOf(dataset.Id), dataset.IsGzip, options.Value);
        return HistoryLoading.Load(text, dataset.Summary.Schema, cancel: cancel);
    }

    /// <exception cref="PrognosticsException">There is no such data set.</exception>
    public void Delete(string id)
    {
        StoredDataset dataset = Find(id);
        File.Delete(HeadOf(dataset.Id));
        File.Delete(DataOf(dataset.Id));
    }

    private StoredDataset Keep(string name, HistoryRequest request, SpooledFile file, CancellationToken cancel)
    {
        HistorySummary summary;
        using (TextReader text = file.Read())
        {
            summary = HistoryScan.Run(text, request, cancel: cancel);
        }

        string id = PrognosticsFolder.NewId("ds");
        StoredDataset dataset = new(id, name, file.Checksum(cancel), new FileInfo(file.Path).Length, file.IsGzip, time.GetUtcNow(), summary);
        file.MoveTo(DataOf(id));
        try
        {
            folder.Write(HeadOf(id), stream => JsonSerializer.Serialize(stream, dataset, PrognosticsJson.Options));
        }
        catch
        {
            File.Delete(DataOf(id));
            throw;
        }

        logger.LogInformation("Data set {Dataset} '{Name}': {Rows} rows of {Assets} assets", id, name, summary.Rows, summary.Assets);
        return dataset;
    }

    private StoredDataset? TryRead(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StoredDataset>(File.ReadAllBytes(path), PrognosticsJson.Options);
        }
        catch (Exception problem) when (problem is JsonException or IOException)
        {
            logger.LogWarning("Data set {File} cannot be read: {Problem}", path, problem.Message);
            return null;
        }
    }

    private string HeadOf(string id) => Path.Combine(folder.Datasets, id + ".json");

    private string DataOf(string id) => Path.Combine(folder.Datasets, id + ".data");
}
