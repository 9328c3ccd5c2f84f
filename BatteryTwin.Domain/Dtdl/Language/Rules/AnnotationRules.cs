using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Contents that annotate or override a neighbour by name, in the same interface or along inheritance.</summary>
internal sealed class AnnotationRules(ModelReading reading, IReadOnlyList<InterfaceContents> interfaces)
{
    private readonly Dictionary<int, List<Element>> _annotations = [];
    private readonly HashSet<(Element, Element)> _checked = [];
    private readonly HashSet<(Element, Element)> _overrides = [];

    public void Check()
    {
        foreach (InterfaceContents contents in interfaces)
        {
            List<Element> own = [.. contents.Own.Where(content => content.HasType(AnnotationExtension.ValueAnnotation))];
            if (own.Count > 0)
            {
                _annotations.Add(contents.Index, own);
            }
        }

        if (_annotations.Count == 0)
        {
            return;
        }

        foreach (InterfaceContents contents in interfaces.Where(contents => contents.Own.Count > 0 || contents.Parents.Count > 1))
        {
            Check(contents);
        }
    }

    private void Check(InterfaceContents contents)
    {
        Dictionary<(string, string), Element> overridden = [];
        foreach (Element annotation in contents.SelfAndAncestors.SelectMany(source => _annotations.GetValueOrDefault(source.Index) ?? []))
        {
            if (annotation.Literals.GetValueOrDefault(AnnotationExtension.Annotates)?.Text is { } name && contents.Find(name) is { } target)
            {
                if (_checked.Add((annotation, target)))
                {
                    CheckPair(annotation, target, name);
                }

                CheckOverriddenOnce(contents, annotation, name, overridden);
            }
        }
    }

    private void CheckPair(Element annotation, Element target, string name)
    {
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

    private void CheckOverriddenOnce(InterfaceContents contents, Element annotation, string name, Dictionary<(string, string), Element> overridden)
    {
        if (annotation.Literals.GetValueOrDefault(AnnotationExtension.Overrides)?.Text is not { } member)
        {
            return;
        }

        string id = annotation.Context.FindMemberId(member) ?? member;
        if (!overridden.TryAdd((name, id), annotation) && _overrides.Add((overridden[(name, id)], annotation)))
        {
            reading.Report(ModelErrorCode.MultipleReference, contents.Element, annotation.Node.Position, "contents", name, member);
        }
    }

    private void Report(ModelErrorCode code, Element annotation, string value, string detail) => reading.Report(
        code, annotation, annotation.Literals[AnnotationExtension.Annotates].Position, AnnotationExtension.Annotates, value, detail);
}
