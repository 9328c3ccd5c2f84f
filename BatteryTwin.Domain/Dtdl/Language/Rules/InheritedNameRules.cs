using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>
/// Names are unique among all contents of an interface, inherited ones included; the same element inherited twice is one. Only names that several
/// interfaces declare are compared, an interface adds its own to what its parents were checked for, and each combination of parents is checked once.
/// </summary>
internal sealed class InheritedNameRules(ModelReading reading, IReadOnlyList<InterfaceContents> interfaces)
{
    private readonly Dictionary<InterfaceContents, List<Element>> _shared = [];
    private readonly HashSet<string> _combinations = new(StringComparer.Ordinal);

    public void Check()
    {
        FindSharedNames();
        foreach (InterfaceContents contents in interfaces)
        {
            reading.Stop.ThrowIfCancellationRequested();
            if (reading.Errors.IsFull)
            {
                return;
            }

            CheckOwn(contents);
            if (contents.Parents.Count > 1 && _combinations.Add(contents.ParentKey))
            {
                CheckParents(contents);
            }
        }
    }

    private void FindSharedNames()
    {
        Dictionary<string, int> declarations = new(StringComparer.Ordinal);
        foreach (string name in interfaces.SelectMany(contents => contents.ByName.Keys))
        {
            declarations[name] = declarations.GetValueOrDefault(name) + 1;
        }

        foreach (InterfaceContents contents in interfaces)
        {
            _shared.Add(contents, [.. contents.ByName.Where(pair => declarations[pair.Key] > 1).Select(pair => pair.Value)]);
        }
    }

    private void CheckOwn(InterfaceContents contents)
    {
        foreach (Element content in _shared[contents])
        {
            if (contents.Ancestors.Find(ancestor => IsRival(ancestor, content)) is { } rival)
            {
                Report(contents, content, rival);
            }
        }
    }

    /// <summary>What the other parents bring is compared with the parent that brings most.</summary>
    private void CheckParents(InterfaceContents contents)
    {
        InterfaceContents largest = contents.Parents.MaxBy(parent => parent.SelfAndAncestors.Sum(source => _shared[source].Count))!;
        HashSet<InterfaceContents> seen = [.. largest.SelfAndAncestors];
        List<InterfaceContents> compared = [.. seen];
        foreach (InterfaceContents source in contents.Ancestors.Where(seen.Add))
        {
            foreach (Element content in _shared[source])
            {
                if (compared.Find(other => IsRival(other, content)) is { } rival)
                {
                    Report(contents, content, rival);
                }
            }

            compared.Add(source);
        }
    }

    private static bool IsRival(InterfaceContents other, Element content) => other.ByName.TryGetValue(content.Name!, out Element? found) && found != content;

    private void Report(InterfaceContents contents, Element content, InterfaceContents rival) => reading.Report(
        ModelErrorCode.NonUniqueImportedPropertyValue,
        contents.Element,
        (content.Partition == contents.Element ? content : contents.Element).Node.Position,
        "contents",
        content.Name,
        rival.Element.Id);
}
