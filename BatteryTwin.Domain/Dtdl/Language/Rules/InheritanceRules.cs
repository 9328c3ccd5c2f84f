using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Inheritance: no circles, bounded depth and size. Works out what each interface inherits.</summary>
internal sealed class InheritanceRules
{
    private readonly ModelReading _reading;
    private readonly Dictionary<Element, InterfaceContents> _byElement = [];
    private readonly List<InterfaceContents> _interfaces = [];

    public InheritanceRules(ModelReading reading)
    {
        _reading = reading;
        foreach (Element element in reading.Elements.Where(element => element.Kind == ElementKinds.Interface))
        {
            InterfaceContents contents = new(element, _interfaces.Count);
            _interfaces.Add(contents);
            _byElement.Add(element, contents);
        }
    }

    /// <summary>All interfaces, those inherited from first.</summary>
    public IReadOnlyList<InterfaceContents> Ordered { get; private set; } = [];

    public InterfaceContents? Find(Element? element) => element is null ? null : _byElement.GetValueOrDefault(element);

    public void Check()
    {
        foreach (InterfaceContents contents in _interfaces)
        {
            contents.Parents.AddRange(contents.Element.LinksOf("extends").Select(link => Find(link.Target)).OfType<InterfaceContents>().Distinct());
        }

        ElementGraph graph = new([.. _interfaces.Select(contents => (int[])[.. contents.Parents.Select(parent => parent.Index)])]);
        Ordered = [.. graph.Order.Select(index => _interfaces[index])];
        foreach (InterfaceContents contents in Ordered)
        {
            _reading.Stop.ThrowIfCancellationRequested();
            if (graph.IsOnCircle(contents.Index))
            {
                Report(ModelErrorCode.RecursiveStructureNarrow, contents, "extends");
            }
            else
            {
                Inherit(contents);
            }
        }
    }

    private void Inherit(InterfaceContents contents)
    {
        LanguageLimits limits = contents.Element.Context.Language.Limits;
        contents.Depth = contents.Parents.Count == 0 ? 0 : contents.Parents.Max(parent => parent.Depth) + 1;
        if (contents.Depth > limits.ExtendsDepth)
        {
            Report(ModelErrorCode.ExcessiveDepthNarrow, contents, "extends", detail: $"{limits.ExtendsDepth}");
            return;
        }

        HashSet<int> seen = [];
        int count = contents.Parents.Count;
        foreach (InterfaceContents ancestor in contents.Parents.SelectMany(parent => parent.SelfAndAncestors))
        {
            if (seen.Add(ancestor.Index))
            {
                contents.Ancestors.Add(ancestor);
                count += ancestor.Parents.Count;
            }

            if (count > limits.ExtendsTree)
            {
                Report(ModelErrorCode.ExcessiveCount, contents, "extends", $"{count}", $"{limits.ExtendsTree}");
                contents.Ancestors.Clear();
                return;
            }
        }

        CountContents(contents, limits);
    }

    private void CountContents(InterfaceContents contents, LanguageLimits limits)
    {
        if (limits.Contents is not { } limit || contents.Own.Count > limit)
        {
            return;
        }

        int count = contents.SelfAndAncestors.Sum(source => source.Own.Count);
        if (count > limit)
        {
            Report(ModelErrorCode.ObjectCountAboveMax, contents, "contents", $"{count}", $"{limit}");
        }
    }

    private void Report(ModelErrorCode code, InterfaceContents contents, string property, string? value = null, string? detail = null) =>
        _reading.Report(code, contents.Element, contents.Element.Node.Position, property, value, detail);
}
