using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>The annotations an interface declares itself, by the name of what they annotate.</summary>
internal sealed class AnnotationIndex
{
    private static readonly List<Element> s_none = [];

    private readonly Dictionary<string, List<Element>> _byTarget = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Target, string Member), Element> _overrides = [];

    public AnnotationIndex(InterfaceContents contents)
    {
        foreach (Element content in contents.Own)
        {
            if (content.HasType(AnnotationExtension.ValueAnnotation) && TargetOf(content) is { } target)
            {
                All.Add(content);
                if (!_byTarget.TryGetValue(target, out List<Element>? annotations))
                {
                    _byTarget.Add(target, annotations = []);
                }

                annotations.Add(content);
                if (OverriddenBy(content) is { } member)
                {
                    _overrides.TryAdd((target, member), content);
                }
            }
        }
    }

    public List<Element> All { get; } = [];

    public static string? TargetOf(Element annotation) => annotation.Literals.GetValueOrDefault(AnnotationExtension.Annotates)?.Text;

    /// <summary>Identifier of the member an annotation overrides; null when it overrides none.</summary>
    public static string? OverriddenBy(Element annotation) => annotation.Literals.GetValueOrDefault(AnnotationExtension.Overrides)?.Text is { } member
        ? annotation.Context.FindMemberId(member) ?? member
        : null;

    /// <summary>The first annotation that overrides a member of a content; null when none does.</summary>
    public Element? FirstOverride(string target, string member) => _overrides.GetValueOrDefault((target, member));

    public List<Element> Of(string target) => _byTarget.GetValueOrDefault(target) ?? s_none;
}
