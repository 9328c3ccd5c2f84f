using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Extensions;

/// <summary>A type that stands beside an element's own type and adds members or rules, such as Temperature or Historized.</summary>
internal sealed record AdjunctType
{
    public required string Term { get; init; }

    public required string Id { get; init; }

    /// <summary>Kinds of elements it may stand on.</summary>
    public required ElementKinds Kinds { get; init; }

    /// <summary>Language versions of the elements it may stand on.</summary>
    public required ImmutableArray<int> Versions { get; init; }

    public ImmutableArray<MemberRule> Members { get; init; } = [];

    /// <summary>Another adjunct type that must stand beside it, by term.</summary>
    public string? Requires { get; init; }

    /// <summary>What the element's schema must be; null when not restricted.</summary>
    public ElementKinds? SchemaKinds { get; init; }

    /// <summary>Standard schemas allowed, as terms, where kinds do not say enough.</summary>
    public ImmutableArray<string> SchemaTerms { get; init; } = [];

    /// <summary>Types of which each field of an object must have one.</summary>
    public ImmutableArray<string> FieldTypes { get; init; } = [];

    /// <summary>The adjunct type that the object holding this field must have.</summary>
    public string? ParentType { get; init; }

    /// <summary>A value the element's <c>writable</c> member must have.</summary>
    public bool? Writable { get; init; }

    public bool IsSemantic { get; init; }
}
