using System.Collections.Immutable;

namespace BatteryTwin.Domain.Twins;

/// <summary>The part of a twin that a DTDL component describes.</summary>
public sealed record TwinComponent
{
    public required DateTimeOffset LastUpdateTime { get; init; }

    public ImmutableSortedDictionary<string, TwinProperty> Properties { get; init; } = ImmutableSortedDictionary.Create<string, TwinProperty>(StringComparer.Ordinal);
}
