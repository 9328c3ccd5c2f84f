using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;
using BatteryTwin.Domain.Dtdl.Language.Rules;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Turns elements that passed every check into the resolved model.</summary>
internal sealed class ModelBuilder
{
    private readonly Dictionary<Element, DtdlInterface> _interfaces = [];
    private readonly SchemaBuilder _schemas = new();

    public DtdlModel Build(IReadOnlyList<InterfaceContents> interfaces)
    {
        foreach (InterfaceContents contents in interfaces)
        {
            _interfaces.Add(contents.Element, BuildInterface(contents));
        }

        return new DtdlModel(_interfaces.Values, _schemas.Built);
    }

    private DtdlInterface BuildInterface(InterfaceContents contents)
    {
        Element element = contents.Element;
        ImmutableArray<DtdlContent> own = [.. contents.Own.Select(content => BuildContent(content, element))];
        return ElementTexts.Describe(element, new DtdlInterface
        {
            ModelId = element.Id!,
            Extends = [.. contents.Parents.Select(parent => _interfaces[parent.Element])],
            Ancestors = [.. contents.Ancestors.Select(ancestor => _interfaces[ancestor.Element])],
            OwnContents = own,
            OwnByName = own.ToFrozenDictionary(content => content.Name, StringComparer.Ordinal),
            Schemas = [.. element.LinksOf("schemas").Select(_schemas.Build)],
        });
    }

    private DtdlContent BuildContent(Element element, Element holder) => element.Kind switch
    {
        ElementKinds.Property => BuildProperty(element, holder),
        ElementKinds.Telemetry => ElementTexts.Describe(element, new DtdlTelemetry
        {
            Name = element.Name!,
            DeclaredBy = holder.Id!,
            Schema = _schemas.Build(element.LinkOf("schema")!),
            Quantity = ElementTexts.QuantityOf(element),
        }),
        ElementKinds.Component => ElementTexts.Describe(element, new DtdlComponent { Name = element.Name!, DeclaredBy = holder.Id!, Schema = element.LinkOf("schema")!.Target!.Id! }),
        ElementKinds.Command => ElementTexts.Describe(element, new DtdlCommand
        {
            Name = element.Name!,
            DeclaredBy = holder.Id!,
            Request = BuildPayload(element.LinkOf("request")),
            Response = BuildPayload(element.LinkOf("response")),
        }),
        _ => BuildRelationship(element, holder),
    };

    private DtdlProperty BuildProperty(Element element, Element holder) => ElementTexts.Describe(element, new DtdlProperty
    {
        Name = element.Name!,
        DeclaredBy = holder.Id!,
        Schema = _schemas.Build(element.LinkOf("schema")!),
        Writable = IsTrue(element, "writable"),
        Quantity = ElementTexts.QuantityOf(element),
    });

    private DtdlRelationship BuildRelationship(Element element, Element holder) => ElementTexts.Describe(element, new DtdlRelationship
    {
        Name = element.Name!,
        DeclaredBy = holder.Id!,
        Target = element.Literals.GetValueOrDefault("target")?.Text,
        MinMultiplicity = NumberOf(element, "minMultiplicity"),
        MaxMultiplicity = NumberOf(element, "maxMultiplicity"),
        Writable = IsTrue(element, "writable"),
        Properties = [.. element.LinksOf("properties").Select(link => BuildProperty(link.Target!, holder))],
    });

    private DtdlPayload? BuildPayload(ElementLink? link) => link?.Target is not { } element ? null : ElementTexts.Describe(element, new DtdlPayload
    {
        Name = element.Name!,
        Schema = _schemas.Build(element.LinkOf("schema")!),
        Quantity = ElementTexts.QuantityOf(element),
    });

    private static bool IsTrue(Element element, string member) => element.Literals.TryGetValue(member, out LiteralValue? value) && value.IsTrue;

    private static int? NumberOf(Element element, string member) =>
        element.Literals.TryGetValue(member, out LiteralValue? value) ? int.Parse(value.Text, CultureInfo.InvariantCulture) : null;
}
