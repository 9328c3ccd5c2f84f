using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Data;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>
/// Models as files, <c>prognostics/models/{id}.model</c>: gzip of two lines of JSON, lineage and model, so that one file says and holds
/// everything and can be carried elsewhere. Safe for concurrent use.
/// </summary>
internal sealed class ModelShelf(PrognosticsFolder folder, IOptions<PrognosticsOptions> options, ILogger<ModelShelf> logger)
{
    private const string Extension = ".model";

    /// <summary>Models kept in memory: those of the running plant's kinds are asked every minute.</summary>
    private const int Remembered = 12;

    private readonly Lock _lock = new();
    private readonly LinkedList<StoredModel> _recent = new();
    private readonly ConcurrentDictionary<string, (DateTime Written, ModelHead? Head)> _heads = new(StringComparer.Ordinal);

    /// <summary>Raised when a model was trained or taken.</summary>
    public event Action<ModelHead>? Saved;

    public void Save(StoredModel model)
    {
        folder.Write(PathOf(model.Head.Id), stream =>
        {
            using GZipStream gzip = new(stream, CompressionLevel.Optimal, leaveOpen: true);
            JsonSerializer.Serialize(gzip, model.Head, PrognosticsJson.Options);
            gzip.WriteByte((byte)'\n');
            JsonSerializer.Serialize(gzip, model.Body, PrognosticsJson.Options);
        });
        Remember(model);
        Saved?.Invoke(model.Head);
    }

    public IReadOnlyList<ModelHead> All() =>
        [.. Directory.EnumerateFiles(folder.Models, "*" + Extension).Select(TryHead).OfType<ModelHead>().OrderByDescending(head => head.CreatedAt).ThenBy(head => head.Id, StringComparer.Ordinal)];

    /// <summary>Whether there is a model.</summary>
    public bool Exists(string id) => PrognosticsFolder.IsId(id) && File.Exists(PathOf(id));

    /// <exception cref="PrognosticsException">There is no such model.</exception>
    public ModelHead Head(string id) => (Exists(id) ? TryHead(PathOf(id)) : null) ?? throw Unknown(id);

    /// <exception cref="PrognosticsException">There is no such model, or its file is damaged.</exception>
    public StoredModel Load(string id)
    {
        lock (_lock)
        {
            if (_recent.FirstOrDefault(model => model.Head.Id == id) is { } recent)
            {
                return recent;
            }
        }

        if (!Exists(id))
        {
            throw Unknown(id);
        }

        using FileStream file = new(PathOf(id), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using GZipStream gzip = new(file, CompressionMode.Decompress);
        StoredModel model = Read(gzip);
        Remember(model);
        return model;
    }

    /// <summary>The file of a model.</summary>
    /// <exception cref="PrognosticsException">There is no such model.</exception>
    public string FileOf(string id) => Exists(id) ? PathOf(id) : throw Unknown(id);

    /// <summary>Takes a model's file from elsewhere; it gets an id of its own when the id is taken.</summary>
    /// <exception cref="PrognosticsException">It is no model, or of a newer format.</exception>
    public async Task<ModelHead> ImportAsync(Stream content, CancellationToken cancel)
    {
        using SpooledFile file = await SpooledFile.TakeAsync(content, folder.Scratch, options.Value, cancel).ConfigureAwait(false);
        StoredModel model = await Task.Run(() => ReadForeign(file), cancel).ConfigureAwait(false);
        string id = PrognosticsFolder.IsId(model.Head.Id) && !Exists(model.Head.Id) ? model.Head.Id : PrognosticsFolder.NewId("m");
        model = model with { Head = model.Head with { Id = id } };
        Save(model);
        return model.Head;
    }

    /// <exception cref="PrognosticsException">There is no such model.</exception>
    public void Delete(string id)
    {
        string path = FileOf(id);
        File.Delete(path);
        _heads.TryRemove(path, out _);
        lock (_lock)
        {
            foreach (StoredModel model in _recent.Where(model => model.Head.Id == id).ToArray())
            {
                _recent.Remove(model);
            }
        }
    }

    /// <summary>A file from elsewhere: its length is bounded, and the model must be one that can be asked.</summary>
    private static StoredModel ReadForeign(SpooledFile file)
    {
        if (!file.IsGzip)
        {
            throw Damaged("it is not gzip");
        }

        using Stream text = file.Plain();
        StoredModel model = Read(text);
        return ModelShape.FaultOf(model) is { } fault ? throw Damaged(fault) : model;
    }

    private static StoredModel Read(Stream text)
    {
        try
        {
            using StreamReader lines = new(text, Encoding.UTF8, leaveOpen: true);
            ModelHead head = JsonSerializer.Deserialize<ModelHead>(lines.ReadLine() ?? string.Empty, PrognosticsJson.Options) ?? throw new JsonException("no lineage");
            if (head.FormatVersion > ModelHead.CurrentFormat)
            {
                throw new PrognosticsException(PrognosticsFault.Invalid, $"the model's file has format {head.FormatVersion}, this program knows up to {ModelHead.CurrentFormat}: use the newer program");
            }

            ModelBody body = JsonSerializer.Deserialize<ModelBody>(lines.ReadLine() ?? string.Empty, PrognosticsJson.Options) ?? throw new JsonException("no model");
            return body.Rul is null && body.Tabular is null ? throw new JsonException("no model") : new(head, body);
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or NotSupportedException or ArgumentException or EndOfStreamException or HistoryException)
        {
            throw Damaged(problem.Message);
        }
    }

    private static PrognosticsException Damaged(string why) =>
        new(PrognosticsFault.Invalid, $"the file is no model, or is damaged ({why}): send a file as GET /api/prognostics/models/{{id}}/file gives it");

    /// <summary>The first line of a file; remembered as long as the file is the same, since lists are asked for again and again.</summary>
    private ModelHead? TryHead(string path)
    {
        DateTime written = File.GetLastWriteTimeUtc(path);
        if (_heads.TryGetValue(path, out (DateTime Written, ModelHead? Head) known) && known.Written == written)
        {
            return known.Head;
        }

        ModelHead? head = ReadHead(path);
        _heads[path] = (written, head);
        return head;
    }

    private ModelHead? ReadHead(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using GZipStream gzip = new(file, CompressionMode.Decompress);
            using StreamReader lines = new(gzip, Encoding.UTF8);
            return JsonSerializer.Deserialize<ModelHead>(lines.ReadLine() ?? string.Empty, PrognosticsJson.Options);
        }
        catch (Exception problem) when (problem is JsonException or InvalidDataException or IOException)
        {
            logger.LogWarning("Model {File} cannot be read: {Problem}", path, problem.Message);
            return null;
        }
    }

    private void Remember(StoredModel model)
    {
        lock (_lock)
        {
            foreach (StoredModel same in _recent.Where(known => known.Head.Id == model.Head.Id).ToArray())
            {
                _recent.Remove(same);
            }

            _recent.AddFirst(model);
            while (_recent.Count > Remembered)
            {
                _recent.RemoveLast();
            }
        }
    }

    private string PathOf(string id) => Path.Combine(folder.Models, id + Extension);

    private static PrognosticsException Unknown(string id) => new(PrognosticsFault.Unknown, $"there is no model '{id}'; list them with GET /api/prognostics/models");
}
