using System.Collections.Concurrent;
using BatteryTwin.Domain.TwinQuery.Indexes;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>
/// The twin graph in memory, every change journaled before it becomes visible. Requests queue up; whichever of them finds nobody writing makes
/// the edits of all that wait, keeps them in one transaction and publishes the result. Readers take <see cref="Current"/>, which never changes,
/// and wait for nobody.
/// </summary>
public sealed class JournaledTwinGraph : LocalTwinGraph, IDisposable
{
    private const int MaxEditsAtOnce = 256;

    private readonly TwinJournal _journal;
    private readonly SnapshotTaker _snapshots;
    private readonly JournalCheckpoint _checkpoint;
    private readonly StateKeeper _states = new();
    private readonly OrderedEvents<GraphStep> _events;
    private readonly TimeProvider _time;
    private readonly LiveTwinIndexes _indexes;
    private readonly ConcurrentQueue<PendingEdit> _waiting = new();
    private readonly List<PendingEdit> _batch = new(MaxEditsAtOnce);
    private volatile PublishedGraph _published;
    private int _writing;
    private long _lastSequence;
    private DateTimeOffset _lastTime;
    private int _disposed;

    /// <summary>Opens the journal of a data directory and restores the graph.</summary>
    /// <exception cref="DataDirectoryException">The journal cannot be read.</exception>
    public JournaledTwinGraph(DataDirectory directory, IOptions<TwinGraphOptions> options, TimeProvider time, ILogger<JournaledTwinGraph> logger)
        : this(directory.PathOf("twins", "journal.db"), options.Value, time, logger)
    {
    }

    internal JournaledTwinGraph(string file, TwinGraphOptions options, TimeProvider time, ILogger logger)
        : base(options.Limits)
    {
        _time = time;
        _journal = new TwinJournal(file);
        _snapshots = new SnapshotTaker(_journal, options, time, logger);
        _checkpoint = new JournalCheckpoint(_journal, logger);
        _events = new OrderedEvents<GraphStep>(HandlersOf, logger);
        (TwinGraphSnapshot graph, _lastSequence, _lastTime) = GraphReplay.Of(_journal);
        _indexes = new LiveTwinIndexes(graph);
        _published = new(graph, _lastSequence);
        History = new TwinHistory(_journal, () => _published);
        logger.LogInformation(
            "Twin graph restored at change {Sequence}: {Models} models, {Twins} twins, {Relationships} relationships",
            _lastSequence, graph.Models.Count, graph.Twins.Count, graph.Relationships.Count);
    }

    public override event Action<TwinChange>? Changed;

    public override event Action<GraphChange>? AnyChanged;

    public override event Action? StructureChanged;

    public override TwinGraphSnapshot Current => _indexes.Current.Snapshot;

    public override LiveTwinIndexes Indexes => _indexes;

    /// <summary>The graph as it was.</summary>
    public ITwinHistory History { get; }

    /// <summary>True until the first change ever: nothing was imported or created in this data directory.</summary>
    public bool IsUntouched => LastSequence == 0;

    /// <summary>Number of the last change.</summary>
    public long LastSequence => Interlocked.Read(ref _lastSequence);

    /// <summary>Follows the changes that come after the one with that number.</summary>
    internal GraphChangeFeed ChangesAfter(long sequence) => new(_journal, () => _published, sequence);

    /// <summary>Closes the journal; a second call does nothing.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1)
        {
            return;
        }

        _snapshots.Stop(LastSequence, Current);
        _snapshots.Dispose();
        _checkpoint.Dispose();
        _journal.Dispose();
    }

    protected override async ValueTask<GraphStep> ApplyAsync(Func<TwinGraphSnapshot, ChangeStamp, GraphStep> edit, ChangeOrigin origin, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        PendingEdit pending = new(edit, origin);
        _waiting.Enqueue(pending);
        Work(pending);
        GraphStep step = await pending.Outcome.ConfigureAwait(false);
        _events.Raise();
        return step;
    }

    /// <summary>Makes the edits that wait unless somebody else does; stops after the caller's own and leaves the rest to the thread pool.</summary>
    private void Work(PendingEdit? own)
    {
        while (!_waiting.IsEmpty && Interlocked.CompareExchange(ref _writing, 1, 0) == 0)
        {
            try
            {
                WriteBatch();
            }
            finally
            {
                Volatile.Write(ref _writing, 0);
            }

            if (own?.Outcome.IsCompleted == true && !_waiting.IsEmpty)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static graph => graph.Work(null), this, preferLocal: false);
                return;
            }
        }
    }

    private void WriteBatch()
    {
        _batch.Clear();
        TwinGraphSnapshot graph = Current;
        List<GraphChange> changes = [];
        while (_batch.Count < MaxEditsAtOnce && _waiting.TryDequeue(out PendingEdit? pending))
        {
            _batch.Add(pending);
            // Times never run backwards, whatever the clock does: a state is found by its time.
            DateTimeOffset now = _time.GetUtcNow();
            _lastTime = now > _lastTime ? now : _lastTime;
            if (pending.Run(graph, _lastTime) is { } step)
            {
                graph = step.Next;
                changes.AddRange(step.Changes);
            }
        }

        try
        {
            Keep(graph, changes);
        }
        catch (Exception problem)
        {
            _batch.ForEach(pending => pending.Fail(problem));
            return;
        }

        foreach (PendingEdit pending in _batch)
        {
            if (pending.Step is { Changes.IsEmpty: false } step)
            {
                _events.Add(step);
            }

            pending.Complete();
        }
    }

    private void Keep(TwinGraphSnapshot graph, List<GraphChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        List<TwinState> states = [];
        _journal.Append(Entries(changes, states), states);
        _checkpoint.AfterCommit(changes.Count);
        Interlocked.Add(ref _lastSequence, changes.Count);
        _indexes.Apply(graph, changes);
        _published = new(graph, _lastSequence);
        _snapshots.AfterChange(changes.Count, _lastSequence, graph);
    }

    /// <summary>The rows of changes, each made when it is written, so that an import of thousands does not hold the texts of all; states to keep are added on the way.</summary>
    private IEnumerable<JournalEntry> Entries(List<GraphChange> changes, List<TwinState> states)
    {
        long sequence = _lastSequence;
        foreach (GraphChange change in changes)
        {
            JournalEntry entry = JournalEntries.Of(change, ++sequence);
            if (_states.After(entry, change) is { } state)
            {
                states.Add(state);
            }

            yield return entry;
        }
    }

    private Action[] HandlersOf(GraphStep step)
    {
        List<Action> calls = [];
        Action<GraphChange>[] ofAny = [.. Handlers<Action<GraphChange>>(AnyChanged)];
        Action<TwinChange>[] ofTwins = [.. Handlers<Action<TwinChange>>(Changed)];
        foreach (GraphChange change in step.Changes)
        {
            foreach (Action<GraphChange> handler in ofAny)
            {
                calls.Add(() => handler(change));
            }

            if (change is TwinChange twin)
            {
                foreach (Action<TwinChange> handler in ofTwins)
                {
                    calls.Add(() => handler(twin));
                }
            }
        }

        if (step.ChangesStructure)
        {
            calls.AddRange(Handlers<Action>(StructureChanged));
        }

        return [.. calls];
    }

    private static IEnumerable<T> Handlers<T>(Delegate? handlers)
        where T : Delegate => handlers?.GetInvocationList().Cast<T>() ?? [];
}
