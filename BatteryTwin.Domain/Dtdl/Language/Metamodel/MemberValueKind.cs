namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>What the value of a member is.</summary>
internal enum MemberValueKind
{
    String,
    Integer,
    Boolean,

    /// <summary>String or integer, as an enum's values are.</summary>
    Literal,

    /// <summary>ISO 8601 duration as a string.</summary>
    Duration,
    LocalizedText,

    /// <summary>A DTMI or term that need not resolve.</summary>
    Identifier,

    /// <summary>One or many elements, inline or by reference.</summary>
    Element,
}
