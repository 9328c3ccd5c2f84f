namespace BatteryTwin.Domain.Dtdl.Language.Metamodel;

/// <summary>
/// An element the language or an extension brings: a primitive schema, a unit, a kind of command. <see cref="Group"/> is the unit type or enum it belongs
/// to; <see cref="Version"/> the language version it is written in.
/// </summary>
internal sealed record StandardElement(string Term, string Id, ElementKinds Kind, int Version)
{
    public string? Group { get; init; }

    /// <summary>Geospatial schemas are built on arrays, which properties of version 2 may not hold.</summary>
    public bool HoldsArray { get; init; }
}
