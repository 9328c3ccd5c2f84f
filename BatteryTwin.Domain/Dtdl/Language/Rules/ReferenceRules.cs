using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Resolves references and checks that what they lead to may stand there: kind, language version, interface, value.</summary>
internal sealed class ReferenceRules(ModelReading reading)
{
    public void Check()
    {
        foreach (Element element in reading.Elements)
        {
            foreach (ElementLink link in element.Links)
            {
                if (!link.IsInline)
                {
                    Resolve(link);
                }
            }
        }
    }

    private void Resolve(ElementLink link)
    {
        string id = link.Reference!;
        link.Target = reading.ById.GetValueOrDefault(id);
        link.Standard = link.Target is null ? StandardElementIndex.Find(id) : null;
        if (!link.IsResolved)
        {
            if (!reading.Abandoned.Contains(id))
            {
                Report(Dtmi.IsReserved(id) ? ModelErrorCode.UndefinedReservedId : ModelErrorCode.UnresolvedIdentifier, link, id);
            }
        }
        else if (!IsSound(link))
        {
            link.Target = null;
            link.Standard = null;
        }
    }

    private bool IsSound(ElementLink link) => HasSoundValue(link) && HasSoundKind(link) && HasSoundVersion(link) && IsReachable(link);

    private bool HasSoundValue(ElementLink link)
    {
        if (link.Rule.AllowedTerms.Length > 0 && (link.Standard is not { } standard || !link.Rule.AllowedTerms.Contains(standard.Term)))
        {
            Report(ModelErrorCode.IncorrectPropertyValue, link, link.Node.Text, string.Join(" or ", link.Rule.AllowedTerms));
            return false;
        }

        if (link.Rule.ValuesOf is { } group && link.Standard?.Group != group)
        {
            bool areEnumValues = link.Rule.Kinds == ElementKinds.EnumValue;
            Report(areEnumValues ? ModelErrorCode.WrongParent : ModelErrorCode.NotRequiredType, link, link.Node.Text, group);
            return false;
        }

        return true;
    }

    private bool HasSoundKind(ElementLink link)
    {
        if ((link.TargetKind & link.Rule.Kinds) != 0)
        {
            return true;
        }

        Report(ModelErrorCode.BadType, link, link.Target?.Rule.Term ?? link.Standard!.Term, $"{link.Rule.Kinds & ~ElementKinds.StandardSchema}");
        return false;
    }

    private bool HasSoundVersion(ElementLink link)
    {
        int target = link.Target is { } element ? (int)element.Context.Version : link.Standard!.Version;
        int source = (int)link.Source.Context.Version;
        if (target == source || (target < source && link.Rule.TakesEarlierVersions))
        {
            return true;
        }

        Report(ModelErrorCode.DisallowedVersionReference, link, link.Reference, $"{target}");
        return false;
    }

    /// <summary>Interfaces are reachable from anywhere, everything else from inside the interface that holds it.</summary>
    private bool IsReachable(ElementLink link)
    {
        if (link.Target is not { } target || target.Kind == ElementKinds.Interface || target.Partition == link.Source.Partition)
        {
            return true;
        }

        Report(ModelErrorCode.CrossPartitionReference, link, link.Reference, target.Partition.Id);
        return false;
    }

    private void Report(ModelErrorCode code, ElementLink link, string? value, string? detail = null) =>
        reading.Report(code, link.Source, link.Node.Position, link.Rule.Term, value, detail);
}
