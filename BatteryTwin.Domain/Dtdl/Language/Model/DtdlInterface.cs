using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>An interface with its inheritance resolved.</summary>
public sealed record DtdlInterface : DtdlElement
{
    /// <summary>DTMI; every interface has one.</summary>
    public required string ModelId { get; init; }

    /// <summary>The name for people: the display name, or the id where there is none.</summary>
    public string Label => DisplayName?.Default ?? ModelId;

    /// <summary>Interfaces it extends directly.</summary>
    public ImmutableArray<DtdlInterface> Extends { get; init; } = [];

    /// <summary>All interfaces it inherits from, each once, after the one that led to it.</summary>
    public ImmutableArray<DtdlInterface> Ancestors { get; init; } = [];

    /// <summary>Contents it declares itself, in the order of the text.</summary>
    public ImmutableArray<DtdlContent> OwnContents { get; init; } = [];

    /// <summary>Reusable schemas it declares.</summary>
    public ImmutableArray<DtdlSchema> Schemas { get; init; } = [];

    /// <summary>Own and inherited contents; own ones first. Shared with the ancestors, not copied.</summary>
    public IEnumerable<DtdlContent> Contents => OwnContents.Concat(Ancestors.SelectMany(ancestor => ancestor.OwnContents));

    internal FrozenDictionary<string, DtdlContent> OwnByName { get; init; } = FrozenDictionary<string, DtdlContent>.Empty;

    /// <summary>A content by name, own or inherited; null when there is none.</summary>
    public DtdlContent? Find(string name)
    {
        if (OwnByName.TryGetValue(name, out DtdlContent? content))
        {
            return content;
        }

        foreach (DtdlInterface ancestor in Ancestors)
        {
            if (ancestor.OwnByName.TryGetValue(name, out content))
            {
                return content;
            }
        }

        return null;
    }

    /// <summary>A content by name when it is of that kind.</summary>
    public TContent? Find<TContent>(string name)
        where TContent : DtdlContent => Find(name) as TContent;

    /// <summary>True when it is <paramref name="modelId"/> or inherits from it.</summary>
    public bool IsA(string modelId) => ModelId == modelId || Ancestors.Any(ancestor => ancestor.ModelId == modelId);

    public bool Equals(DtdlInterface? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ModelId);
}
