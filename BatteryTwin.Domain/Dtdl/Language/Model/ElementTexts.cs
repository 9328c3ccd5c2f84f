using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>Copies what all elements have: identifier, texts, types, unit.</summary>
internal static class ElementTexts
{
    public static T Describe<T>(Element element, T built)
        where T : DtdlElement => built with
        {
            Id = element.DeclaredId,
            Version = element.Context.Version,
            DisplayName = TextOf(element, "displayName"),
            Description = TextOf(element, "description"),
            Comment = element.Literals.GetValueOrDefault("comment")?.Text,
            AdjunctTypes = [.. element.AdjunctTypes.Select(type => type.Term), .. element.UndefinedTypes.Distinct()],
        };

    public static DtdlQuantity? QuantityOf(Element element)
    {
        AdjunctType? type = element.AdjunctTypes.Find(type => type.IsSemantic);
        return type is not null && element.LinkOf("unit")?.Standard is { } unit ? new DtdlQuantity(type.Term, unit.Term) : null;
    }

    private static LocalizedText? TextOf(Element element, string member) =>
        element.Literals.TryGetValue(member, out LiteralValue? value) && !value.Texts.IsEmpty ? new LocalizedText(value.Texts) : null;
}
