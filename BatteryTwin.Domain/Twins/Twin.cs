using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>One state of a digital twin; every change makes a new instance with a new <see cref="ETag"/>.</summary>
public sealed record Twin
{
    private readonly EntityTag _etag;

    public required string Id { get; init; }

    /// <summary>DTMI of the twin's interface.</summary>
    public required string ModelId { get; init; }

    /// <summary>Weak entity tag, <c>W/"…"</c>, new with every change.</summary>
    public required string ETag
    {
        get => _etag.ToString();
        init => _etag = new(value);
    }

    public required DateTimeOffset LastUpdateTime { get; init; }

    public ImmutableSortedDictionary<string, TwinProperty> Properties { get; init; } = ImmutableSortedDictionary.Create<string, TwinProperty>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, TwinComponent> Components { get; init; } = ImmutableSortedDictionary.Create<string, TwinComponent>(StringComparer.Ordinal);

    /// <summary>
    /// A property by path: <c>HealthPrediction</c>, or <c>BallBearings.faultPredicted</c> for one of a component.
    /// Null when it is not set.
    /// </summary>
    public TwinProperty? Property(string path)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return Properties.GetValueOrDefault(path);
        }

        return Components.TryGetValue(path[..dot], out TwinComponent? component)
            ? component.Properties.GetValueOrDefault(path[(dot + 1)..])
            : null;
    }

    /// <summary>A text property by path; null when it is not set or no text.</summary>
    public string? Text(string path) => Property(path) is { Value.ValueKind: JsonValueKind.String } property ? property.Value.GetString() : null;
}
