using System.Globalization;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.AsOf;

/// <summary>
/// Moments worth looking at: what changed structure or health, from the graph's history and, from the first look on, as it happens. Where no
/// history is kept, every twin's last change of health still stands in the twin itself. Singleton.
/// </summary>
public sealed class PlantMarks : IDisposable
{
    /// <summary>Most moments kept; changes of one request are one moment.</summary>
    public const int MaxMarks = 400;

    private readonly ITwinGraph _graph;
    private readonly ITwinHistory _history;
    private readonly Lock _adding = new();
    private readonly SortedDictionary<DateTimeOffset, string> _seen = [];
    private bool _read;

    public PlantMarks(ITwinGraph graph, ITwinHistory history)
    {
        (_graph, _history) = (graph, history);
        _graph.AnyChanged += OnChanged;
    }

    /// <summary>The moments after <paramref name="from"/> and not after <paramref name="to"/>, in order.</summary>
    public async ValueTask<IReadOnlyList<PlantMark>> BetweenAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancel = default)
    {
        await ReadAsync(cancel).ConfigureAwait(false);
        lock (_adding)
        {
            return [.. _seen.Where(pair => pair.Key > from && pair.Key <= to).Select(pair => new PlantMark(pair.Key, pair.Value))];
        }
    }

    public void Dispose() => _graph.AnyChanged -= OnChanged;

    /// <summary>What happened before this process listened, once. Reading it twice at the same time does no harm: a moment is known by its time.</summary>
    private async ValueTask ReadAsync(CancellationToken cancel)
    {
        if (Volatile.Read(ref _read))
        {
            return;
        }

        IReadOnlyList<GraphMoment> moments = await _history.MomentsAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, MaxMarks, cancel).ConfigureAwait(false);
        TwinGraphSnapshot graph = _graph.Current;
        lock (_adding)
        {
            foreach (GraphMoment moment in moments)
            {
                Add(moment.Time, Words(moment, graph));
            }

            foreach (Twin twin in graph.Twins.Values)
            {
                if (twin.Property(HealthPrediction.PropertyName) is { } health)
                {
                    Add(health.LastUpdateTime, $"{AssetNames.Title(graph, twin.Id)}: {PlantHealth.Predicted(twin).Reason}");
                }
            }
        }

        Volatile.Write(ref _read, true);
    }

    private void OnChanged(GraphChange change)
    {
        if (Words(change) is { } words)
        {
            lock (_adding)
            {
                Add(change.Time, words);
            }
        }
    }

    private void Add(DateTimeOffset time, string what)
    {
        _seen.TryAdd(time, what);
        if (_seen.Count > MaxMarks)
        {
            _seen.Remove(_seen.Keys.First());
        }
    }

    private static string? Words(GraphChange change) => change switch
    {
        TwinChange { Before: null } twin => $"{twin.TwinId} added",
        TwinChange { After: null } twin => $"{twin.TwinId} removed",
        TwinChange { Before: { } before, After: { } after } when before.Text(HealthPrediction.PropertyName) != after.Text(HealthPrediction.PropertyName) =>
            $"{after.Text("Name") ?? after.Id}: {PlantHealth.Predicted(after).Reason}",
        TwinChange { Before: { } before, After: { } after } when before.ModelId != after.ModelId => $"{after.Id} became a {after.ModelId}",
        RelationshipChange { Before: null } edge => $"{edge.Subject.SourceId} {edge.Subject.Name} {edge.Subject.TargetId} added",
        RelationshipChange { After: null } edge => $"{edge.Subject.SourceId} {edge.Subject.Name} {edge.Subject.TargetId} removed",
        _ => null,
    };

    private static string Words(GraphMoment moment, TwinGraphSnapshot graph)
    {
        string words = moment.Kind switch
        {
            GraphMomentKind.HealthWritten => $"{AssetNames.Title(graph, moment.Subject)}: {PlantHealth.Predicted(moment.Health).Reason}",
            GraphMomentKind.ModelAdded or GraphMomentKind.TwinAdded => $"{moment.Subject} added",
            GraphMomentKind.ModelDeleted or GraphMomentKind.TwinDeleted => $"{moment.Subject} removed",
            GraphMomentKind.RelationshipAdded => $"relationship {moment.Member} of {moment.Subject} added",
            GraphMomentKind.RelationshipDeleted => $"relationship {moment.Member} of {moment.Subject} removed",
            GraphMomentKind.RelationshipChanged => $"relationship {moment.Member} of {moment.Subject} changed",
            _ => $"{moment.Subject} changed",
        };
        return moment.Changes == 1 ? words : string.Create(CultureInfo.CurrentCulture, $"{words}, the first of {moment.Changes} changes");
    }
}
