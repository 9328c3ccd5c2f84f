using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.AsOf;

/// <summary>
/// Moments worth looking at: every twin's last change of health, which stands in the twin itself, and what changed structure or health
/// while the process ran. Singleton.
/// </summary>
public sealed class PlantMarks : IDisposable
{
    /// <summary>Most moments kept; changes of one request are one moment.</summary>
    public const int MaxMarks = 400;

    private readonly ITwinGraph _graph;
    private readonly Lock _adding = new();
    private readonly SortedDictionary<DateTimeOffset, string> _seen = [];
    private TwinGraphSnapshot? _read;

    public PlantMarks(ITwinGraph graph)
    {
        _graph = graph;
        _graph.AnyChanged += OnChanged;
    }

    /// <summary>The moments after <paramref name="from"/> and not after <paramref name="to"/>, in order.</summary>
    public IReadOnlyList<PlantMark> Between(DateTimeOffset from, DateTimeOffset to)
    {
        lock (_adding)
        {
            ReadTwins();
            return [.. _seen.Where(pair => pair.Key > from && pair.Key <= to).Select(pair => new PlantMark(pair.Key, pair.Value))];
        }
    }

    public void Dispose() => _graph.AnyChanged -= OnChanged;

    /// <summary>What happened before this process listened, once.</summary>
    private void ReadTwins()
    {
        if (_read is not null)
        {
            return;
        }

        _read = _graph.Current;
        foreach (Twin twin in _read.Twins.Values)
        {
            if (twin.Property(HealthPrediction.PropertyName) is { } health)
            {
                Add(health.LastUpdateTime, $"{AssetNames.Title(_read, twin.Id)}: {PlantHealth.Predicted(twin).Reason}");
            }
        }
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
}
