using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins;

/// <summary>A directed, named edge between two twins; <see cref="Id"/> is unique per source twin.</summary>
public sealed record Relationship
{
    private readonly EntityTag _etag;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string SourceId { get; init; }

    public required string TargetId { get; init; }

    public required string ETag
    {
        get => _etag.ToString();
        init => _etag = new(value);
    }

    public ImmutableSortedDictionary<string, JsonElement> Properties { get; init; } = NoProperties;

    /// <summary>The one empty set of properties, shared by the many relationships that have none.</summary>
    public static ImmutableSortedDictionary<string, JsonElement> NoProperties { get; } = ImmutableSortedDictionary.Create<string, JsonElement>(StringComparer.Ordinal);
}
