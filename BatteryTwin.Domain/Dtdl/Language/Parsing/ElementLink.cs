using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>One value of a member that holds elements: an inline element or a reference, and what the reference resolved to.</summary>
internal sealed class ElementLink(Element source, MemberRule rule, JsonNode node)
{
    public Element Source { get; } = source;

    public MemberRule Rule { get; } = rule;

    public JsonNode Node { get; } = node;

    /// <summary>The identifier referred to; null for an inline element.</summary>
    public string? Reference { get; init; }

    /// <summary>The element of the model, inline or referred to; null while unresolved or when standard.</summary>
    public Element? Target { get; set; }

    /// <summary>The element of the language or an extension referred to.</summary>
    public StandardElement? Standard { get; set; }

    public bool IsInline => Reference is null;

    public bool IsResolved => Target is not null || Standard is not null;

    public ElementKinds TargetKind => Target?.Kind ?? Standard?.Kind ?? ElementKinds.None;
}
