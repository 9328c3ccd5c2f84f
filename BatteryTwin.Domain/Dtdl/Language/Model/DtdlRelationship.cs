using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A kind of link from twins of an interface to others. <see cref="Target"/> null means any; multiplicities null mean not restricted.</summary>
public sealed record DtdlRelationship : DtdlContent
{
    public string? Target { get; init; }

    public ImmutableArray<DtdlProperty> Properties { get; init; } = [];

    public int? MinMultiplicity { get; init; }

    public int? MaxMultiplicity { get; init; }

    public bool Writable { get; init; }
}
