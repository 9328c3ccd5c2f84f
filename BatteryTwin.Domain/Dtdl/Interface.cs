using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>A DTDL interface as uploaded; inherited contents are resolved by <see cref="ModelCatalog"/>.</summary>
public sealed record Interface
{
    /// <summary>DTMI.</summary>
    public required string Id { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string> Extends { get; init; } = [];

    public ImmutableArray<InterfaceContent> Contents { get; init; } = [];

    /// <summary>The document it was read from.</summary>
    public required JsonElement Source { get; init; }
}
