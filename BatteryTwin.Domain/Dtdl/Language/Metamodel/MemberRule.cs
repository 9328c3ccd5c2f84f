using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>What the language says about one member of an element kind. Limits that are null do not exist.</summary>
internal sealed record MemberRule
{
    public required string Term { get; init; }

    /// <summary>The member's full identifier, which may stand in place of the term.</summary>
    public string Id { get; init; } = "";

    public required MemberValueKind Value { get; init; }

    public int MinCount { get; init; }

    /// <summary>1 for a single value.</summary>
    public int? MaxCount { get; init; }

    public int? MaxLength { get; init; }

    public Regex? Pattern { get; init; }

    public int? MinValue { get; init; }

    public int? MaxValue { get; init; }

    /// <summary>Kinds of elements the member takes.</summary>
    public ElementKinds Kinds { get; init; }

    /// <summary>Elements of earlier language versions are taken too.</summary>
    public bool TakesEarlierVersions { get; init; }

    /// <summary>The kind an inline element has when it does not say so.</summary>
    public ElementKinds InferredKind { get; init; }

    /// <summary>Inline elements need an <c>@id</c> of their own.</summary>
    public bool NeedsId { get; init; }

    /// <summary>Only references are taken, no inline elements.</summary>
    public bool ReferenceOnly { get; init; }

    /// <summary>Automatic identifiers of the elements end with their name.</summary>
    public bool NamesElements { get; init; }

    /// <summary>Members whose values are unique among the elements.</summary>
    public ImmutableArray<string> UniqueBy { get; init; } = [];

    /// <summary>The only references allowed, as terms; empty when not restricted.</summary>
    public ImmutableArray<string> AllowedTerms { get; init; } = [];

    /// <summary>The adjunct type that brings the member; null for the language's own members.</summary>
    public string? BroughtBy { get; init; }

    /// <summary>The unit type or enum a value must belong to; null when not restricted.</summary>
    public string? ValuesOf { get; init; }

    /// <summary>The integer is unique among the elements of the same parent and member.</summary>
    public bool UniqueAmongSiblings { get; init; }

    public bool IsSingle => MaxCount == 1;

    public bool IsElement => Value == MemberValueKind.Element;
}
