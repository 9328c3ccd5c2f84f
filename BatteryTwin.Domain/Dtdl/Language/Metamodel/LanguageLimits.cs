namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>What differs between the versions of the language by number. Null means no limit.</summary>
internal sealed record LanguageLimits
{
    public required int Version { get; init; }

    public required int NameLength { get; init; }

    public required int DisplayNameLength { get; init; }

    public int TextLength { get; init; } = 512;

    public int? Contents { get; init; }

    public int? Extends { get; init; }

    public int ExtendsDepth { get; init; } = 10;

    public int? ExtendsTree { get; init; }

    /// <summary>Elements in the tree of contents below an interface, inherited ones included.</summary>
    public int? ContentsTree { get; init; }

    public int SchemaDepth { get; init; } = 5;

    public int MinEnumValues { get; init; }

    public int? MaxEnumValues { get; init; }

    public int MinFields { get; init; }

    public int? MaxFields { get; init; }

    public int? RelationshipProperties { get; init; }

    public int? MaxMultiplicity { get; init; }

    /// <summary>Bytes of an interface's text, nested interfaces not counted.</summary>
    public int? InterfaceBytes { get; init; }

    public int InterfaceIdLength { get; init; } = 128;

    /// <summary>Schemas of a property may hold arrays.</summary>
    public required bool ArraysInProperties { get; init; }

    /// <summary>Keywords beyond @context, @id and @type are an error.</summary>
    public required bool StrictKeywords { get; init; }

    /// <summary>Unknown co-types, and unknown members beside them, are let through as annotations.</summary>
    public required bool ToleratesUndefined { get; init; }

    /// <summary>Unknown extension contexts are accepted unless the caller says otherwise.</summary>
    public required bool AllowsUndefinedExtensions { get; init; }
}
