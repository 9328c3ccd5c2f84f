using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Live;

/// <summary>Which properties of which twin changed at which version, and the message bodies that follow from it. Bounded by the properties of the graph.</summary>
internal sealed class TwinChanges(ITwinGraph graph)
{
    private readonly ConcurrentDictionary<string, Dictionary<string, long>> _versions = new(StringComparer.Ordinal);
    private long _version;

    /// <summary>Takes note of a change; false when no property changed.</summary>
    public bool Note(TwinChange change, out long version)
    {
        version = Interlocked.Increment(ref _version);
        string[] paths = [.. Differences(change)];
        Dictionary<string, long> versions = _versions.GetOrAdd(change.TwinId, _ => new(StringComparer.Ordinal));
        lock (versions)
        {
            foreach (string path in paths)
            {
                versions[path] = version;
            }
        }

        return paths.Length > 0;
    }

    /// <summary>The body for all that changed after a version; null when nothing did or the twin is gone.</summary>
    public JsonObject? BodySince(string twinId, long version)
    {
        if (graph.Current.Find(twinId) is not { } twin || !_versions.TryGetValue(twinId, out Dictionary<string, long>? versions))
        {
            return null;
        }

        JsonObject properties = [];
        lock (versions)
        {
            foreach ((string path, long at) in versions)
            {
                if (at > version)
                {
                    properties[path] = twin.Property(path) is { } property ? JsonSerializer.SerializeToNode(property.Value) : null;
                }
            }
        }

        return properties.Count == 0
            ? null
            : new() { ["twin"] = twinId, ["model"] = twin.ModelId, ["time"] = GraphTime.Text(twin.LastUpdateTime), ["properties"] = properties };
    }

    private static IEnumerable<string> Differences(TwinChange change)
    {
        ImmutableDictionary<string, TwinProperty> before = Flat(change.Before);
        ImmutableDictionary<string, TwinProperty> after = Flat(change.After);
        return after.Where(pair => !ReferenceEquals(before.GetValueOrDefault(pair.Key), pair.Value)).Select(pair => pair.Key)
            .Concat(before.Keys.Where(path => !after.ContainsKey(path)));
    }

    private static ImmutableDictionary<string, TwinProperty> Flat(Twin? twin) => twin is null
        ? ImmutableDictionary<string, TwinProperty>.Empty
        : twin.Properties
            .Concat(twin.Components.SelectMany(component => component.Value.Properties.Select(pair => KeyValuePair.Create($"{component.Key}.{pair.Key}", pair.Value))))
            .ToImmutableDictionary(StringComparer.Ordinal);
}
