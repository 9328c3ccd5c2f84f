using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Schemas may not contain themselves nor be nested too deep; properties of version 2 may not hold arrays.</summary>
internal sealed class SchemaRules(ModelReading reading)
{
    private const ElementKinds PartsOfSchemas = ElementKinds.ComplexSchema | ElementKinds.Field | ElementKinds.MapKey | ElementKinds.MapValue | ElementKinds.EnumValue;

    private readonly int[] _depths = new int[reading.Elements.Count];
    private readonly bool[] _holdArrays = new bool[reading.Elements.Count];

    public void Check()
    {
        ElementGraph graph = new([.. reading.Elements.Select(TargetsOf)]);
        foreach (int index in graph.Order)
        {
            Element element = reading.Elements[index];
            if ((element.Kind & PartsOfSchemas) != 0)
            {
                CheckPart(element, graph.IsOnCircle(index));
            }
        }

        foreach (Element element in reading.Elements)
        {
            if (element.Kind == ElementKinds.Property && !element.Context.Language.Limits.ArraysInProperties)
            {
                CheckProperty(element);
            }
        }
    }

    private static int[] TargetsOf(Element element) => (element.Kind & PartsOfSchemas) == 0
        ? []
        : [.. element.Links.Select(link => link.Target).OfType<Element>().Select(target => target.Index)];

    private void CheckPart(Element element, bool isOnCircle)
    {
        bool isSchema = (element.Kind & ElementKinds.ComplexSchema) != 0;
        if (isOnCircle)
        {
            if (isSchema)
            {
                reading.Report(ModelErrorCode.RecursiveStructureWide, element, element.Node.Position);
            }

            return;
        }

        int depth = 0;
        bool holdsArray = element.Kind == ElementKinds.Array;
        foreach (ElementLink link in element.Links)
        {
            int step = link.Rule.Term is "schema" or "elementSchema" ? 1 : 0;
            depth = Math.Max(depth, step + (link.Target is { } target ? _depths[target.Index] : 0));
            holdsArray |= HoldsArray(link);
        }

        _depths[element.Index] = depth;
        _holdArrays[element.Index] = holdsArray;
        int limit = element.Context.Language.Limits.SchemaDepth;
        if (isSchema && depth > limit)
        {
            reading.Report(ModelErrorCode.ExcessiveDepthWide, element, element.Node.Position, detail: $"{limit}");
        }
    }

    private bool HoldsArray(ElementLink link) => link.Target is { } target ? _holdArrays[target.Index] : link.Standard is { HoldsArray: true };

    private void CheckProperty(Element element)
    {
        if (element.LinkOf("schema") is { } schema && HoldsArray(schema))
        {
            reading.Report(ModelErrorCode.ExcludedType, element, schema.Node.Position, "schema", schema.Reference ?? schema.Target?.DeclaredId ?? "inline schema", "An array");
        }
    }
}
