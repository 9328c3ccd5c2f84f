using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Editing;

/// <summary>One state of a twin with all that its model allows, as a form shows it. Immutable.</summary>
public sealed record TwinSheet(Twin Twin, string ModelLabel, IReadOnlyList<PropertyGroup> Groups)
{
    /// <summary>The model of the twin is not known any more; its values can be read, not edited.</summary>
    public bool IsModelMissing { get; init; }

    public IEnumerable<PropertyField> Fields => Groups.SelectMany(group => group.Fields);

    public PropertyField? Find(string path) => Fields.FirstOrDefault(field => field.Path == path);

    public static TwinSheet Of(Twin twin, ModelCatalog models)
    {
        if (models.Interface(twin.ModelId) is not { } model)
        {
            return new(twin, twin.ModelId, []) { IsModelMissing = true };
        }

        List<PropertyGroup> groups = [new(null, "The twin itself", [.. Properties(model).Select(content => Field(null, content, twin.Properties.GetValueOrDefault(content.Name)))])];
        foreach (DtdlComponent component in model.Contents.OfType<DtdlComponent>())
        {
            TwinComponent? part = twin.Components.GetValueOrDefault(component.Name);
            if (models.Interface(component.Schema) is { } schema)
            {
                groups.Add(new(component.Name, component.Label, [.. Properties(schema).Select(content => Field(component.Name, content, part?.Properties.GetValueOrDefault(content.Name)))]));
            }
        }

        return new(twin, model.Label, [.. groups.Where(group => group.Fields.Count > 0)]);
    }

    /// <summary>A field for a content of a model.</summary>
    internal static PropertyField Field(string? component, DtdlValue content, TwinProperty? property) =>
        new(component, content.Name, content.Label, content.Schema, SignalNotes.Of(content).Unit ?? UnitSymbols.Of(content.Quantity?.Unit), property?.Value)
        {
            Description = content.Description?.Default,
            IsWritable = content is DtdlProperty { Writable: true },
            Written = property?.LastUpdateTime,
        };

    private static IEnumerable<DtdlProperty> Properties(DtdlInterface model) =>
        model.Contents.OfType<DtdlProperty>().OrderBy(content => content.DeclaredBy == model.ModelId ? 1 : 0);
}
