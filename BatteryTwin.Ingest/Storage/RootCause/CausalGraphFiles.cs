using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Processes;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>Versions of graphs as files of the data directory, <c>rootcause/graphs/{process}/{version}.json</c>; a version that was written never changes.</summary>
internal sealed class CausalGraphFiles : ICausalGraphs
{
    private const int MostVersions = 10_000;
    private const int MostNameLetters = 64;

    private static readonly JsonWriterOptions s_layout = new() { Indented = true };

    private readonly string _folder;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, List<KeptCausalGraph>> _kept = new(StringComparer.Ordinal);

    public CausalGraphFiles(DataDirectory directory, TimeProvider time, ILogger<CausalGraphFiles> logger)
    {
        (_folder, _time) = (directory.FolderOf("rootcause", "graphs"), time);
        foreach (string path in Directory.EnumerateFiles(_folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            try
            {
                KeptCausalGraph graph = Read(path);
                ListOf(graph.Process).Add(graph);
            }
            catch (Exception fault) when (fault is JsonException or RootCauseInputException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                logger.LogError(fault, "The causal graph {File} cannot be read and is left out; restore it from a backup", path);
            }
        }
    }

    public event Action<string>? Changed;

    public IReadOnlyList<KeptCausalGraph> Current()
    {
        lock (_gate)
        {
            return [.. _kept.Values.Select(versions => versions[^1])];
        }
    }

    public KeptCausalGraph? Find(string process, int? version = null)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(process, out List<KeptCausalGraph>? versions) ? version is null ? versions[^1] : versions.Find(graph => graph.Version == version) : null;
        }
    }

    public IReadOnlyList<KeptCausalGraph> Versions(string process)
    {
        lock (_gate)
        {
            return _kept.TryGetValue(process, out List<KeptCausalGraph>? versions) ? [.. versions.AsEnumerable().Reverse()] : [];
        }
    }

    public KeptCausalGraph Save(string process, ProcessGraph graph, int basedOn, string by, string change)
    {
        ArgumentNullException.ThrowIfNull(graph);
        if (process is not { Length: > 0 and <= MostNameLetters } || !process.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'))
        {
            throw new RootCauseInputException($"'{process}' cannot be the name of a process: use up to {MostNameLetters} letters, digits and hyphens");
        }

        KeptCausalGraph kept;
        lock (_gate)
        {
            int current = _kept.TryGetValue(process, out List<KeptCausalGraph>? versions) ? versions[^1].Version : 0;
            int version = Math.Max(current, NewestFile(process)) + 1;
            if (current != basedOn || version > MostVersions)
            {
                throw new RootCauseInputException(current == 0
                    ? $"there is no graph of '{process}' yet: base it on version 0"
                    : $"the graph of '{process}' has version {current}, made by {versions![^1].By}; yours is based on {basedOn}: look at the newer one and make the change there");
            }

            ProcessGraph numbered = graph with { Causes = Domain.RootCause.Graphs.CausalGraph.Create(graph.Causes.Nodes, graph.Causes.Edges, graph.Causes.Target.Id, graph.Causes.Forbidden, version) };
            kept = new(process, numbered, version, _time.GetUtcNow(), by, change);
            Write(kept);
            ListOf(process).Add(kept);
        }

        Changed?.Invoke(process);
        return kept;
    }

    private static KeptCausalGraph Read(string path)
    {
        byte[] json = File.ReadAllBytes(path);
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        return new(
            root.GetProperty("process").GetString()!, ProcessGraphJson.Read(json), root.GetProperty("version").GetInt32(), root.GetProperty("at").GetDateTimeOffset(), root.GetProperty("by").GetString()!, root.GetProperty("change").GetString()!);
    }

    /// <summary>The number of the newest file, whether it can be read or not: a damaged one is not overwritten.</summary>
    private int NewestFile(string process)
    {
        string folder = Path.Combine(_folder, process);
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, "*.json").Select(path => int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0).DefaultIfEmpty(0).Max()
            : 0;
    }

    private void Write(KeptCausalGraph kept)
    {
        try
        {
            string folder = Directory.CreateDirectory(Path.Combine(_folder, kept.Process)).FullName;
            string path = Path.Combine(folder, kept.Version.ToString("D6", CultureInfo.InvariantCulture) + ".json");
            using (FileStream file = new(path + ".new", FileMode.Create, FileAccess.Write))
            {
                using (Utf8JsonWriter writer = new(file, s_layout))
                {
                    writer.WriteStartObject();
                    writer.WriteString("process", kept.Process);
                    writer.WriteString("at", kept.At);
                    writer.WriteString("by", kept.By);
                    writer.WriteString("change", kept.Change);
                    ProcessGraphJson.Write(writer, kept.Graph);
                    writer.WriteEndObject();
                }

                file.Flush(flushToDisk: true);
            }

            File.Move(path + ".new", path, overwrite: true);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the causal graph cannot be kept");
        }
    }

    private List<KeptCausalGraph> ListOf(string process)
    {
        if (!_kept.TryGetValue(process, out List<KeptCausalGraph>? versions))
        {
            _kept[process] = versions = [];
        }

        return versions;
    }
}
