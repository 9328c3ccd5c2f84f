using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The twin graph in memory, every change journaled before it becomes visible. One writer at a time; readers take
/// <see cref="Current"/>, which never changes, and wait for nobody.
/// </summary>
public sealed class JournaledTwinGraph : ITwinGraph, IDisposable
{
    private readonly TwinJournal _journal;
    private readonly SnapshotTaker _snapshots;
    private readonly OrderedEvents<TwinChange?> _events;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private volatile TwinGraphSnapshot _current;
    private long _lastSequence;
    private int _disposed;

    /// <summary>Opens the journal of a data directory and restores the graph.</summary>
    /// <exception cref="DataDirectoryException">The journal cannot be read.</exception>
    public JournaledTwinGraph(DataDirectory directory, IOptions<TwinGraphOptions> options, TimeProvider time, ILogger<JournaledTwinGraph> logger)
        : this(directory.PathOf("twins", "journal.db"), options.Value, time, logger)
    {
    }

    internal JournaledTwinGraph(string file, TwinGraphOptions options, TimeProvider time, ILogger logger)
    {
        _time = time;
        _journal = new TwinJournal(file);
        _snapshots = new SnapshotTaker(_journal, options, time, logger);
        _events = new OrderedEvents<TwinChange?>(HandlersOf, logger);
        (_current, _lastSequence) = GraphReplay.Of(_journal);
        logger.LogInformation(
            "Twin graph restored at change {Sequence}: {Models} models, {Twins} twins", _lastSequence, _current.Models.Interfaces.Count(), _current.Twins.Count);
    }

    public event Action<TwinChange>? Changed;

    public event Action? StructureChanged;

    public TwinGraphSnapshot Current => _current;

    /// <summary>True until the first change ever: nothing was imported or created in this data directory.</summary>
    public bool IsUntouched => Interlocked.Read(ref _lastSequence) == 0;

    public async ValueTask<Twin> WriteAsync(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin, CancellationToken cancel = default)
    {
        Twin result;
        await _writer.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            result = Write(twinId, writes, origin);
        }
        finally
        {
            _writer.Release();
        }

        _events.Raise();
        return result;
    }

    public async ValueTask ImportAsync(JsonElement graphDocument, ChangeOrigin origin, CancellationToken cancel = default)
    {
        GraphDocument document = GraphDocument.Read(graphDocument);
        await _writer.WaitAsync(cancel).ConfigureAwait(false);
        try
        {
            Import(document, origin);
        }
        finally
        {
            _writer.Release();
        }

        _events.Raise();
    }

    /// <summary>Closes the journal; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _snapshots.Dispose();
        _journal.Dispose();
        _writer.Dispose();
    }

    private Twin Write(string twinId, IReadOnlyList<PropertyWrite> writes, ChangeOrigin origin)
    {
        TwinGraphSnapshot graph = _current;
        Twin before = graph.Find(twinId) ?? throw new TwinGraphException($"There is no digital twin instance that exists with the ID '{twinId}'");
        IReadOnlyList<PropertyWrite> changes = TwinEdit.Changes(before, writes, graph.Models);
        if (changes.Count == 0)
        {
            return before;
        }

        DateTimeOffset now = _time.GetUtcNow();
        Twin after = TwinEdit.Apply(before, changes, now, NewETag());
        JournalEntry entry = new(_lastSequence + 1, now, origin, JournalKind.Patch, twinId, null, PatchJson.Text(after.ETag, changes));
        Commit([entry], new(graph.Models, graph.Twins.SetItem(twinId, after), graph.Relationships));
        _events.Add(new TwinChange(twinId, before, after, origin, now));
        return after;
    }

    private void Import(GraphDocument document, ChangeOrigin origin)
    {
        TwinGraphSnapshot graph = _current;
        DateTimeOffset now = _time.GetUtcNow();
        GraphImport import = GraphImport.Of(graph, document, now, NewETag);
        if (import.IsEmpty)
        {
            return;
        }

        List<JournalEntry> entries = [];
        void Add(JournalKind kind, string subject, string? member, string body) =>
            entries.Add(new(_lastSequence + entries.Count + 1, now, origin, kind, subject, member, body));
        foreach (Interface model in import.NewModels)
        {
            Add(JournalKind.Model, model.Id, null, model.Source.GetRawText());
        }

        foreach (Twin twin in import.Twins)
        {
            Add(JournalKind.Twin, twin.Id, null, TwinJson.Text(twin));
        }

        foreach (Relationship relationship in import.Relationships)
        {
            Add(JournalKind.Relationship, relationship.SourceId, relationship.Id, RelationshipJson.Text(relationship));
        }

        Commit(entries, import.Result);
        foreach (Twin twin in import.Twins)
        {
            _events.Add(new TwinChange(twin.Id, graph.Find(twin.Id), twin, origin, now));
        }

        _events.Add(null);
    }

    private void Commit(List<JournalEntry> entries, TwinGraphSnapshot next)
    {
        _journal.Append(entries);
        Interlocked.Exchange(ref _lastSequence, entries[^1].Sequence);
        _current = next;
        _snapshots.AfterChange(entries.Count, entries[^1].Sequence, next);
    }

    /// <summary>Handlers of one occurrence; null stands for a change of structure.</summary>
    private Action[] HandlersOf(TwinChange? change) => change is null
        ? StructureChanged?.GetInvocationList().Cast<Action>().ToArray() ?? []
        : Changed?.GetInvocationList().Cast<Action<TwinChange>>().Select<Action<TwinChange>, Action>(handler => () => handler(change)).ToArray() ?? [];

    private static string NewETag() => $"W/\"{Guid.NewGuid():D}\"";
}
