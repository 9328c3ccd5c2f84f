using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>What all elements of a model have. <see cref="Id"/> is null where the model writes none.</summary>
public abstract record DtdlElement
{
    public string? Id { get; init; }

    public LocalizedText? DisplayName { get; init; }

    public LocalizedText? Description { get; init; }

    public string? Comment { get; init; }

    /// <summary>Version of the language the element is written in.</summary>
    public LanguageVersion Version { get; init; }

    /// <summary>Types beside the element's own one, as terms: semantic types, Historized, … and those no context defines.</summary>
    public ImmutableArray<string> AdjunctTypes { get; init; } = [];
}
