using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>Names, enum values and indexes that must differ among the values of one member; enum values of the kind their enum names.</summary>
internal sealed class UniquenessRules(ModelReading reading)
{
    public void Check()
    {
        foreach (Element element in reading.Elements)
        {
            foreach ((string member, List<ElementLink> links) in element.LinksByMember)
            {
                foreach (string key in links[0].Rule.UniqueBy)
                {
                    CheckUnique(element, member, links, key);
                }

                CheckIndexes(element, member, links);
            }

            if (element.Kind == ElementKinds.Enum)
            {
                CheckEnumValues(element);
            }
        }
    }

    private void CheckUnique(Element element, string member, List<ElementLink> links, string key)
    {
        Dictionary<(Json.JsonKind, string), Element> seen = [];
        foreach (ElementLink link in links)
        {
            if (link.Target is not { } target || !target.Literals.TryGetValue(key, out LiteralValue? value))
            {
                continue;
            }

            if (!seen.TryAdd((value.Kind, value.Text), target) && seen[(value.Kind, value.Text)] is { } other && !AreOne(other, target))
            {
                reading.Report(ModelErrorCode.NonUniquePropertyValue, element, value.Position, member, value.Text, key);
            }
        }
    }

    /// <summary>The same element twice is no clash; two definitions of one identifier have been reported as such.</summary>
    private static bool AreOne(Element element, Element other) => element == other || (element.DeclaredId is { } id && id == other.DeclaredId);

    private void CheckIndexes(Element element, string member, List<ElementLink> links)
    {
        HashSet<(string, string)> seen = [];
        foreach (Element target in links.Select(link => link.Target).OfType<Element>().Where(target => target.AdjunctTypes.Count > 0).Distinct())
        {
            foreach (MemberRule rule in target.AdjunctTypes.SelectMany(type => type.Members).Where(rule => rule.UniqueAmongSiblings))
            {
                if (target.Literals.TryGetValue(rule.Term, out LiteralValue? value) && !seen.Add((rule.Term, value.Text)))
                {
                    reading.Report(ModelErrorCode.NonUniquePropertyValue, element, value.Position, member, value.Text, rule.Term);
                }
            }
        }
    }

    private void CheckEnumValues(Element element)
    {
        if (element.LinkOf("valueSchema")?.Standard is not { } schema)
        {
            return;
        }

        Json.JsonKind expected = schema.Kind == ElementKinds.StringSchema ? Json.JsonKind.String : Json.JsonKind.Number;
        foreach (ElementLink link in element.LinksOf("enumValues"))
        {
            if (link.Target is { } target && target.Literals.TryGetValue("enumValue", out LiteralValue? value) && value.Kind != expected)
            {
                reading.Report(ModelErrorCode.NonConformantDatatype, target, value.Position, "enumValue", value.Text, schema.Term);
            }
        }
    }
}
