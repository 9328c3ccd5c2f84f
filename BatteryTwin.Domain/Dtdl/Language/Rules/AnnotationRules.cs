using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>
/// Contents that annotate or override a neighbour by name, in the same interface or along inheritance. An interface adds pairs with its own contents to
/// those its parents were checked for; each combination of parents is checked once.
/// </summary>
internal sealed class AnnotationRules(ModelReading reading, IReadOnlyList<InterfaceContents> interfaces)
{
    private readonly Dictionary<InterfaceContents, AnnotationIndex> _indexes = [];
    private readonly HashSet<(Element, Element)> _checked = [];
    private readonly HashSet<string> _combinations = new(StringComparer.Ordinal);

    public void Check()
    {
        foreach (InterfaceContents contents in interfaces)
        {
            AnnotationIndex index = new(contents);
            if (index.All.Count > 0)
            {
                _indexes.Add(contents, index);
            }
        }

        if (_indexes.Count == 0)
        {
            return;
        }

        foreach (InterfaceContents contents in interfaces)
        {
            reading.Stop.ThrowIfCancellationRequested();
            CheckOwnAnnotations(contents);
            CheckOwnTargets(contents);
            if (contents.Parents.Count > 1 && _combinations.Add(contents.ParentKey))
            {
                IndexesOf(contents.Ancestors).SelectMany(index => index.All).ToList().ForEach(annotation => CheckAnnotation(contents, annotation));
            }
        }
    }

    private IEnumerable<AnnotationIndex> IndexesOf(IEnumerable<InterfaceContents> sources) => sources.Select(_indexes.GetValueOrDefault).OfType<AnnotationIndex>();

    private void CheckOwnAnnotations(InterfaceContents contents)
    {
        foreach (Element annotation in _indexes.GetValueOrDefault(contents)?.All ?? [])
        {
            CheckAnnotation(contents, annotation);
        }
    }

    private void CheckOwnTargets(InterfaceContents contents)
    {
        foreach (AnnotationIndex index in IndexesOf(contents.Ancestors))
        {
            foreach ((string name, Element target) in contents.ByName)
            {
                index.Of(name).ForEach(annotation => CheckPair(annotation, target, name));
            }
        }
    }

    private void CheckAnnotation(InterfaceContents contents, Element annotation)
    {
        string name = AnnotationIndex.TargetOf(annotation)!;
        if (contents.Find(name) is { } target)
        {
            CheckPair(annotation, target, name);
            CheckOverriddenOnce(contents, annotation, name);
        }
    }

    private void CheckPair(Element annotation, Element target, string name)
    {
        if (!_checked.Add((annotation, target)))
        {
            return;
        }

        if (target.Kind is not (ElementKinds.Property or ElementKinds.Telemetry))
        {
            Report(ModelErrorCode.NotSiblingRequiredType, annotation, name, "Property or Telemetry");
        }
        else if (target.HasType(AnnotationExtension.ValueAnnotation))
        {
            Report(ModelErrorCode.DisallowedType, annotation, name, AnnotationExtension.ValueAnnotation);
        }
        else if (annotation.Literals.GetValueOrDefault(AnnotationExtension.Overrides)?.Text is { } member)
        {
            CheckOverride(annotation, target, name, member);
        }
    }

    private void CheckOverride(Element annotation, Element target, string name, string member)
    {
        MemberRule? brought = target.AdjunctTypes.SelectMany(type => type.Members).FirstOrDefault(rule => rule.Term == member || rule.Id == member);
        if (brought is null)
        {
            ModelErrorCode code = target.Rule.ByName.ContainsKey(member) ? ModelErrorCode.MatchingPropertyNotSupplemental : ModelErrorCode.NoMatchingSupplementalProperty;
            Report(code, annotation, name, member);
        }
        else if (brought.ValuesOf is { } values && annotation.LinkOf("schema") is { IsResolved: true } schema && schema.Standard?.Term != values)
        {
            reading.Report(ModelErrorCode.SiblingPropertyMismatch, annotation, schema.Node.Position, "schema", schema.Node.Describe(), values);
        }
    }

    private void CheckOverriddenOnce(InterfaceContents contents, Element annotation, string name)
    {
        if (AnnotationIndex.OverriddenBy(annotation) is not { } member)
        {
            return;
        }

        Element? rival = IndexesOf(contents.SelfAndAncestors).Select(index => index.FirstOverride(name, member)).FirstOrDefault(other => other is not null && other != annotation);
        if (rival is not null && _checked.Add((rival, annotation)))
        {
            reading.Report(ModelErrorCode.MultipleReference, contents.Element, annotation.Node.Position, "contents", name, member);
        }
    }

    private void Report(ModelErrorCode code, Element annotation, string value, string detail) => reading.Report(
        code, annotation, annotation.Literals[AnnotationExtension.Annotates].Position, AnnotationExtension.Annotates, value, detail);
}
