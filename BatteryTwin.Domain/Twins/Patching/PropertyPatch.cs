using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>What operations make of the properties of a twin, component or relationship.</summary>
/// <param name="current">The value a property has before; null when it is not set.</param>
internal sealed class PropertyPatch(Func<string, JsonElement?> current)
{
    /// <summary>New values by name; null for a property that goes.</summary>
    public Dictionary<string, JsonElement?> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Source times given, or taken away, by name.</summary>
    public Dictionary<string, DateTimeOffset?> SourceTimes { get; } = new(StringComparer.Ordinal);

    /// <param name="operation">The operation.</param>
    /// <param name="path">What of its path lies inside the holder: a property, a way into one, or <c>$metadata</c>.</param>
    /// <exception cref="TwinGraphException">The path leads nowhere.</exception>
    public void Apply(PatchOperation operation, ReadOnlySpan<string> path)
    {
        if (path[0].StartsWith('$'))
        {
            ApplyToMetadata(operation, path);
            return;
        }

        string name = path[0];
        JsonElement? before = ValueOf(name);
        if (before is null && (operation.Verb != PatchVerb.Add || path.Length > 1))
        {
            throw operation.Missing();
        }

        Values[name] = path.Length > 1 ? ValuePatch.Apply(before!.Value, operation, path[1..])
            : operation.Verb == PatchVerb.Remove ? null
            : operation.Value;
    }

    private JsonElement? ValueOf(string name) => Values.TryGetValue(name, out JsonElement? value) ? value : current(name);

    private void ApplyToMetadata(PatchOperation operation, ReadOnlySpan<string> path)
    {
        if (path is not [TwinJson.MetadataMember, var name, TwinJson.SourceTimeMember])
        {
            throw operation.Invalid("it is kept by the service; '/$metadata/$model' and '/$metadata/<property>/sourceTime' can be changed");
        }

        if (ValueOf(name) is null)
        {
            throw operation.Missing();
        }

        SourceTimes[name] = operation.Verb == PatchVerb.Remove
            ? null
            : GraphTime.Read(operation.Value) ?? throw operation.Invalid($"{SchemaCheck.Shorten(operation.Value)} is no ISO 8601 time");
    }
}
