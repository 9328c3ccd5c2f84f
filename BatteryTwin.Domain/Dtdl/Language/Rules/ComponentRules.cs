using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>An interface used as component has no components itself, own or inherited.</summary>
internal sealed class ComponentRules(ModelReading reading, InheritanceRules inheritance)
{
    private readonly Dictionary<InterfaceContents, Element?> _components = [];

    public void Check()
    {
        foreach (Element element in reading.Elements)
        {
            if (element.Kind == ElementKinds.Component && element.LinkOf("schema") is { } schema && inheritance.Find(schema.Target) is { } contents
                && ComponentOf(contents) is { } inner)
            {
                reading.Report(ModelErrorCode.ExcludedType, element, element.Node.Position, "schema", inner.Id, "A component");
            }
        }
    }

    private Element? ComponentOf(InterfaceContents contents)
    {
        if (!_components.TryGetValue(contents, out Element? component))
        {
            _components.Add(contents, component = contents.FindComponent());
        }

        return component;
    }
}
