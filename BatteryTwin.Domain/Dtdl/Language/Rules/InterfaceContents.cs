using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>An interface while its inheritance is being checked: its own contents, its parents and all it inherits from.</summary>
internal sealed class InterfaceContents
{
    public InterfaceContents(Element element, int index)
    {
        Element = element;
        Index = index;
        Own = [.. element.LinksOf("contents").Select(link => link.Target).OfType<Element>().Distinct()];
        foreach (Element content in Own)
        {
            if (content.Name is { } name)
            {
                ByName.TryAdd(name, content);
            }
        }
    }

    public Element Element { get; }

    /// <summary>Position among the interfaces.</summary>
    public int Index { get; }

    public IReadOnlyList<Element> Own { get; }

    public Dictionary<string, Element> ByName { get; } = new(StringComparer.Ordinal);

    public List<InterfaceContents> Parents { get; } = [];

    /// <summary>Everything the interface inherits from, each once, without itself; empty when inheritance is broken.</summary>
    public List<InterfaceContents> Ancestors { get; } = [];

    /// <summary>Longest chain of extends below.</summary>
    public int Depth { get; set; }

    /// <summary>Names the set of parents, so that work on a set is done once.</summary>
    public string ParentKey => string.Join(' ', Parents.Select(parent => parent.Index).Order());

    public IEnumerable<InterfaceContents> SelfAndAncestors => Ancestors.Prepend(this);

    /// <summary>A content of that name, own or inherited.</summary>
    public Element? Find(string name)
    {
        foreach (InterfaceContents source in SelfAndAncestors)
        {
            if (source.ByName.TryGetValue(name, out Element? content))
            {
                return content;
            }
        }

        return null;
    }

    /// <summary>A component among the contents, own or inherited.</summary>
    public Element? FindComponent() => SelfAndAncestors.SelectMany(source => source.Own).FirstOrDefault(content => content.Kind == ElementKinds.Component);
}
