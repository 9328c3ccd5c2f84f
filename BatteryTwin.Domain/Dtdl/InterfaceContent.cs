namespace BatteryTwin.Domain.Dtdl;

/// <summary>
/// One entry of an interface: name, kind, primitive schema (<c>double</c>, <c>string</c>, …; <c>enum:string</c>, <c>enum:integer</c>
/// for enums, <c>array</c>, <c>map</c>, <c>object</c> for complex ones), unit, semantic type and texts.
/// For components <see cref="Schema"/> is the component's interface id, for relationships the target's (or null).
/// </summary>
public sealed record InterfaceContent
{
    public required string Name { get; init; }

    public required ContentKind Kind { get; init; }

    public string? Schema { get; init; }

    /// <summary>DTDL unit term, for example <c>degreeCelsius</c>.</summary>
    public string? Unit { get; init; }

    /// <summary>Semantic type, for example <c>Temperature</c>.</summary>
    public string? SemanticType { get; init; }

    public string? DisplayName { get; init; }

    public string? Description { get; init; }

    public string? Comment { get; init; }

    public bool Writable { get; init; }

    /// <summary>Allowed values of an enum schema, as text.</summary>
    public IReadOnlyList<string> EnumValues { get; init; } = [];

    /// <summary>Properties that a relationship may carry; empty for every other kind.</summary>
    public IReadOnlyList<InterfaceContent> Properties { get; init; } = [];
}
