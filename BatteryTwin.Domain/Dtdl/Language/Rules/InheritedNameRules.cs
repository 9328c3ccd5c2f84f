using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>
/// Names are unique among all contents of an interface, inherited ones included; the same element inherited twice is one. Only names that several
/// interfaces declare are compared, and an interface with one parent only adds its own, so large hierarchies stay cheap.
/// </summary>
internal sealed class InheritedNameRules(ModelReading reading, IReadOnlyList<InterfaceContents> interfaces)
{
    private readonly Dictionary<int, List<Element>> _shared = [];

    public void Check()
    {
        foreach (IGrouping<string, Element> group in interfaces.SelectMany(contents => contents.Own).Where(content => content.Name is not null).GroupBy(content => content.Name!))
        {
            List<Element> declarations = [.. group.Distinct()];
            if (declarations.Count > 1)
            {
                declarations.ForEach(content => Shared(content.Partition.Index).Add(content));
            }
        }

        foreach (InterfaceContents contents in interfaces)
        {
            reading.Stop.ThrowIfCancellationRequested();
            if (contents.Parents.Count == 1)
            {
                CheckOwn(contents);
            }
            else if (contents.Parents.Count > 1)
            {
                CheckAll(contents);
            }
        }
    }

    private List<Element> Shared(int interfaceIndex)
    {
        if (!_shared.TryGetValue(interfaceIndex, out List<Element>? contents))
        {
            _shared.Add(interfaceIndex, contents = []);
        }

        return contents;
    }

    private void CheckOwn(InterfaceContents contents)
    {
        foreach (Element content in Shared(contents.Element.Index))
        {
            if (contents.Ancestors.Find(ancestor => ancestor.ByName.TryGetValue(content.Name!, out Element? other) && other != content) is { } rival)
            {
                Report(contents, content, rival.ByName[content.Name!]);
            }
        }
    }

    private void CheckAll(InterfaceContents contents)
    {
        Dictionary<string, Element> seen = new(StringComparer.Ordinal);
        HashSet<string> reported = new(StringComparer.Ordinal);
        foreach (Element content in contents.SelfAndAncestors.SelectMany(source => Shared(source.Element.Index)))
        {
            if (!seen.TryAdd(content.Name!, content) && seen[content.Name!] is { } other && other != content && other.Partition != content.Partition
                && reported.Add(content.Name!))
            {
                Report(contents, other, content);
            }
        }
    }

    private void Report(InterfaceContents contents, Element content, Element rival) => reading.Report(
        ModelErrorCode.NonUniqueImportedPropertyValue,
        contents.Element,
        (content.Partition == contents.Element ? content : contents.Element).Node.Position,
        "contents",
        content.Name,
        rival.Partition.Id);
}
