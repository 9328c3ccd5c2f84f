using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads <c>@type</c> members: the element's own type, types added by extensions, and types nobody defines.</summary>
internal sealed class TypeReader(ModelReading reading)
{
    /// <summary>Sets the element's rule and types; false when it has no type it may have in its place, which has been reported.</summary>
    public bool Read(Element element)
    {
        ElementKinds inferred = element.Place.Rule?.InferredKind ?? ElementKinds.None;
        if (element.Node.Find("@type") is not { } member)
        {
            if (inferred == ElementKinds.None)
            {
                ReportBadType(element, element.Node, null);
                return false;
            }

            element.Rule = element.Context.Language.RulesByKind[inferred];
            element.HasInferredType = true;
            return true;
        }

        List<JsonNode> others = [];
        List<ElementRule> own = [];
        foreach (JsonNode item in member.Value.AsItems())
        {
            if (!item.IsString)
            {
                ReportBadType(element, item, item.Describe());
                return false;
            }

            if (!element.Context.Language.RulesByName.TryGetValue(item.Text, out ElementRule? rule))
            {
                others.Add(item);
            }
            else if (!own.Contains(rule))
            {
                own.Add(rule);
            }
        }

        return SetOwnType(element, member, own, others) && others.TrueForAll(item => AddType(element, item));
    }

    private bool SetOwnType(Element element, JsonMember member, List<ElementRule> own, List<JsonNode> others)
    {
        if (own.Count > 1)
        {
            reading.Report(ModelErrorCode.MultipleMaterialTypes, element, member.Position, value: string.Join(", ", own.Select(rule => rule.Term)));
            return false;
        }

        ElementKinds allowed = element.Place.Rule?.Kinds ?? ElementKinds.Interface;
        if (own.Count == 0 || (own[0].Kind & allowed) == 0)
        {
            ReportBadType(element, member.Value, own.Count == 0 ? others.FirstOrDefault()?.Text : own[0].Term);
            return false;
        }

        element.Rule = own[0];
        return true;
    }

    private void ReportBadType(Element element, JsonNode at, string? type)
    {
        if (element.Place.IsTopLevel)
        {
            reading.Report(ModelErrorCode.TypeNotRootable, element.Node.Position, element.DeclaredId);
            return;
        }

        MemberRule rule = element.Place.Rule!;
        reading.Report(ModelErrorCode.BadType, element.Parent!, at.Position, rule.Term, type ?? "(none)", $"{rule.Kinds & ~ElementKinds.StandardSchema}");
    }

    /// <summary>Adds a type beside the element's own one; false never, so that all faults of a list are reported.</summary>
    private bool AddType(Element element, JsonNode item)
    {
        if (element.Context.FindType(item.Text) is { } type)
        {
            AddAdjunct(element, item, type);
            return true;
        }

        if (Classify(element, item.Text) is { } fault)
        {
            reading.Report(fault, element, item.Position, value: item.Text);
        }
        else
        {
            element.UndefinedTypes.Add(item.Text);
        }

        return true;
    }

    private static ModelErrorCode? Classify(Element element, string type)
    {
        bool tolerates = element.Context.Language.Limits.ToleratesUndefined;
        if (Dtmi.HasScheme(type))
        {
            return !Dtmi.IsDtmi(type, element.Context.Version) ? ModelErrorCode.TypeInvalidDtmi
                : element.Context.IsIncomplete ? null
                : ModelErrorCode.TypeIrrelevantDtmiOrTerm;
        }

        if (type.Contains(':', StringComparison.Ordinal))
        {
            return tolerates ? null : ModelErrorCode.TypeNotDtmiNorTerm;
        }

        if (element.Context.Defines(type))
        {
            return element.Context.IsIncomplete ? null : ModelErrorCode.TypeIrrelevantDtmiOrTerm;
        }

        return tolerates || element.Context.IsIncomplete ? null : ModelErrorCode.TypeUndefinedTerm;
    }

    private void AddAdjunct(Element element, JsonNode item, AdjunctType type)
    {
        if ((type.Kinds & element.Kind) == 0)
        {
            reading.Report(ModelErrorCode.InvalidCotype, element, item.Position, value: type.Term, detail: $"{type.Kinds}");
            element.RejectedTypes.Add(type);
        }
        else if (!type.Versions.Contains((int)element.Context.Version))
        {
            reading.Report(ModelErrorCode.InvalidCotypeVersion, element, item.Position, value: type.Term, detail: string.Join(", ", type.Versions));
            element.RejectedTypes.Add(type);
        }
        else if (!element.Has(type))
        {
            ReportConflicts(element, item, type);
            element.AdjunctTypes.Add(type);
        }
    }

    private void ReportConflicts(Element element, JsonNode item, AdjunctType type)
    {
        foreach (MemberRule member in type.Members)
        {
            if (element.AdjunctTypes.Find(other => other.Members.Any(brought => brought.Term == member.Term)) is { } rival)
            {
                reading.Report(ModelErrorCode.ConflictingSupplementalTypes, element, item.Position, member.Term, $"{rival.Term} and {type.Term}");
            }
        }
    }
}
