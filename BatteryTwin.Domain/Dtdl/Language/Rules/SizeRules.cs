using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Size of an interface's text, and of the tree of elements its contents span with what it inherits and uses as components.</summary>
internal sealed class SizeRules(ModelReading reading, InheritanceRules inheritance)
{
    private static readonly HashSet<string> s_counted =
        ["contents", "fields", "enumValues", "request", "response", "properties", "schema", "elementSchema", "mapValue"];

    private readonly Dictionary<Element, int> _values = [];

    public void Check()
    {
        CheckBytes();
        int total = CountValues();
        foreach (InterfaceContents contents in inheritance.Ordered)
        {
            if (contents.Element.Context.Language.Limits.ContentsTree is { } limit && total > limit)
            {
                CheckTree(contents, limit);
            }
        }
    }

    private void CheckBytes()
    {
        Dictionary<Element, int> bytes = [];
        foreach (Element element in reading.Elements.Where(element => element.Kind == ElementKinds.Interface))
        {
            int length = element.Node.End - element.Node.Start;
            bytes[element] = bytes.GetValueOrDefault(element) + length;
            if (element.Parent?.Partition is { } holder)
            {
                bytes[holder] = bytes.GetValueOrDefault(holder) - length;
            }
        }

        foreach ((Element element, int length) in bytes)
        {
            if (length > element.Context.Language.Limits.InterfaceBytes)
            {
                reading.Report(ModelErrorCode.PartitionTooLarge, element, element.Node.Position, null, $"{length}", $"{element.Context.Language.Limits.InterfaceBytes}");
            }
        }
    }

    private int CountValues()
    {
        int total = 0;
        foreach (Element element in reading.Elements)
        {
            int count = element.LinksByMember.Where(pair => s_counted.Contains(pair.Key)).Sum(pair => pair.Value.Count);
            Element partition = element.Partition;
            _values[partition] = _values.GetValueOrDefault(partition) + count;
            total += count;
        }

        return total;
    }

    private void CheckTree(InterfaceContents contents, int limit)
    {
        HashSet<InterfaceContents> seen = [];
        Stack<InterfaceContents> open = new([contents]);
        int count = 0;
        while (count <= limit && open.TryPop(out InterfaceContents? next))
        {
            foreach (InterfaceContents source in next.SelfAndAncestors.Where(seen.Add))
            {
                count += _values.GetValueOrDefault(source.Element);
                foreach (Element component in source.Own.Where(content => content.Kind == ElementKinds.Component))
                {
                    if (inheritance.Find(component.LinkOf("schema")?.Target) is { } target)
                    {
                        open.Push(target);
                    }
                }
            }
        }

        if (count > limit)
        {
            reading.Report(ModelErrorCode.ExcessiveCount, contents.Element, contents.Element.Node.Position, "contents", $"{count}", $"{limit}");
        }
    }
}
