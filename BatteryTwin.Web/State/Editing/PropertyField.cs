using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Web.State.Editing;

/// <summary>A property that the model allows, of a twin, of one of its components or of a relationship; set or not.</summary>
/// <param name="Component">The component that holds it; null for the twin or relationship itself.</param>
/// <param name="Name">Its name in the model.</param>
/// <param name="Label">Its name for people.</param>
/// <param name="Schema">What values it takes.</param>
/// <param name="Unit">Unit symbol; empty where there is none.</param>
/// <param name="Value">Its value; null when it is not set.</param>
public sealed record PropertyField(string? Component, string Name, string Label, DtdlSchema Schema, string Unit, JsonElement? Value)
{
    public string? Description { get; init; }

    /// <summary>The model says that it may be written from outside.</summary>
    public bool IsWritable { get; init; }

    /// <summary>When it was last written; null when it is not set.</summary>
    public DateTimeOffset? Written { get; init; }

    /// <summary><c>name</c>, or <c>component.name</c>.</summary>
    public string Path => Component is null ? Name : $"{Component}.{Name}";

    public FieldKind Kind => FieldText.KindOf(Schema);
}
