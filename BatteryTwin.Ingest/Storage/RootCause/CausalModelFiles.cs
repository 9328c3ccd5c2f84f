using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>
/// Models as folders of the data directory, <c>rootcause/models/{id}</c>, with the graph and the reference as they were sent. Fitting them gives the same
/// model every time, so nothing else is kept, and a later version of the program reads what an earlier one wrote.
/// </summary>
internal sealed class CausalModelFiles : ICausalModels
{
    private const string GraphFile = "graph.json";
    private const string ReferenceFile = "reference.csv";
    private const string Unfinished = ".new";

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Id, Task<KeptCausalModel?> Model)> _recent = new();

    private readonly DataDirectory _directory;
    private readonly RootCauseOptions _options;
    private readonly TimeProvider _time;

    public CausalModelFiles(DataDirectory directory, IOptions<RootCauseOptions> options, TimeProvider time)
    {
        (_directory, _options, _time) = (directory, options.Value, time);
        foreach (string left in Directory.EnumerateDirectories(Folder, "*" + Unfinished))
        {
            DeleteUnfinished(left);
        }
    }

    private string Folder => _directory.FolderOf("rootcause", "models");

    public async Task<KeptCausalModel> AddAsync(byte[] graph, byte[] reference, CancellationToken cancel)
    {
        if (Ids().Count >= _options.Models)
        {
            throw new RootCauseInputException($"there are {_options.Models} models, and no more are kept; delete one with DELETE /api/rootcause/models/{{id}}, or raise {RootCauseOptions.Section}:{nameof(RootCauseOptions.Models)}");
        }

        string id = Guid.CreateVersion7(_time.GetUtcNow()).ToString("N");
        KeptCausalModel model = new(id, await Task.Run(() => Fit(graph, reference), cancel).WaitAsync(cancel).ConfigureAwait(false));
        string fresh = Path.Combine(Folder, id + Unfinished);
        try
        {
            Directory.CreateDirectory(fresh);
            Write(Path.Combine(fresh, GraphFile), graph);
            Write(Path.Combine(fresh, ReferenceFile), reference);
            Directory.Move(fresh, Path.Combine(Folder, id));
        }
        catch (IOException problem)
        {
            DeleteUnfinished(fresh);
            throw StorageFault.Of(problem, "the causal model cannot be kept");
        }

        Remember(id, Task.FromResult<KeptCausalModel?>(model));
        return model;
    }

    public Task<KeptCausalModel?> FindAsync(string id, CancellationToken cancel)
    {
        if (!IsId(id) || !Directory.Exists(Path.Combine(Folder, id)))
        {
            return Task.FromResult<KeptCausalModel?>(null);
        }

        lock (_gate)
        {
            for (LinkedListNode<(string Id, Task<KeptCausalModel?> Model)>? node = _recent.First; node is not null; node = node.Next)
            {
                if (node.Value.Id == id && !node.Value.Model.IsFaulted)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Model.WaitAsync(cancel);
                }
            }

            // Whoever asks while it is fitted waits for the same fit.
            Task<KeptCausalModel?> loading = Task.Run(() => Load(id), CancellationToken.None);
            Remember(id, loading);
            return loading.WaitAsync(cancel);
        }
    }

    public IReadOnlyList<string> Ids() => [.. Directory.EnumerateDirectories(Folder).Select(Path.GetFileName).OfType<string>().Where(IsId).OrderDescending(StringComparer.Ordinal)];

    public bool Delete(string id)
    {
        lock (_gate)
        {
            Forget(id);
            string folder = Path.Combine(Folder, id);
            if (!IsId(id) || !Directory.Exists(folder))
            {
                return false;
            }

            Directory.Delete(folder, recursive: true);
            return true;
        }
    }

    private static bool IsId(string id) => Guid.TryParseExact(id, "N", out _);

    private static void DeleteUnfinished(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // It takes space until the next start, which deletes it.
        }
    }

    private static void Write(string path, byte[] content)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    private KeptCausalModel? Load(string id)
    {
        string folder = Path.Combine(Folder, id);
        try
        {
            return new(id, Fit(File.ReadAllBytes(Path.Combine(folder, GraphFile)), File.ReadAllBytes(Path.Combine(folder, ReferenceFile))));
        }
        catch (Exception gone) when (gone is DirectoryNotFoundException or FileNotFoundException)
        {
            return null;
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, $"the causal model {id} cannot be read", folder);
        }
    }

    private CausalModel Fit(byte[] graph, byte[] reference)
    {
        CausalGraph read = CausalGraphJson.Read(graph);
        using StreamReader reader = new(new MemoryStream(reference));
        return CausalModel.Fit(read, ObservationCsv.Read(reader, read, _options.ReferenceRows));
    }

    private void Remember(string id, Task<KeptCausalModel?> model)
    {
        lock (_gate)
        {
            Forget(id);
            _recent.AddFirst((id, model));
            while (_recent.Count > _options.ModelsInMemory)
            {
                _recent.RemoveLast();
            }
        }
    }

    private void Forget(string id)
    {
        for (LinkedListNode<(string Id, Task<KeptCausalModel?> Model)>? node = _recent.First; node is not null; node = node.Next)
        {
            if (node.Value.Id == id)
            {
                _recent.Remove(node);
                return;
            }
        }
    }
}
