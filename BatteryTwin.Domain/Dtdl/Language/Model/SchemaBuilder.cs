using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Builds schemas, each element once, however often it is referred to. Depth is bounded by the language's nesting limit.</summary>
internal sealed class SchemaBuilder
{
    private readonly Dictionary<Element, DtdlSchema> _built = [];

    public IEnumerable<DtdlSchema> Built => _built.Values;

    public DtdlSchema Build(ElementLink link)
    {
        if (link.Target is not { } element)
        {
            return StandardSchemaCatalog.Find(link.Standard!.Id)!;
        }

        if (!_built.TryGetValue(element, out DtdlSchema? schema))
        {
            _built.Add(element, schema = ElementTexts.Describe(element, BuildComplex(element)));
        }

        return schema;
    }

    private DtdlSchema BuildComplex(Element element) => element.Kind switch
    {
        ElementKinds.Array => new DtdlArray { Element = Build(element.LinkOf("elementSchema")!) },
        ElementKinds.Map => BuildMap(element.LinkOf("mapKey")!.Target!, element.LinkOf("mapValue")!.Target!),
        ElementKinds.Object => new DtdlObject { Fields = [.. element.LinksOf("fields").Select(link => BuildField(link.Target!))] },
        _ => new DtdlEnum
        {
            IsInteger = element.LinkOf("valueSchema")!.Standard!.Kind == ElementKinds.NumericSchema,
            Values = [.. element.LinksOf("enumValues").Select(link => BuildValue(link.Target!))],
        },
    };

    private DtdlMap BuildMap(Element key, Element value) => new()
    {
        KeyName = key.Name!,
        ValueName = value.Name!,
        Value = Build(value.LinkOf("schema")!),
        Quantity = ElementTexts.QuantityOf(value),
    };

    private DtdlField BuildField(Element element) => ElementTexts.Describe(element, new DtdlField
    {
        Name = element.Name!,
        Schema = Build(element.LinkOf("schema")!),
        Quantity = ElementTexts.QuantityOf(element),
    });

    private static DtdlEnumValue BuildValue(Element element) =>
        ElementTexts.Describe(element, new DtdlEnumValue { Name = element.Name!, Value = element.Literals["enumValue"].Text });
}
