using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Extensions;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;
using BatteryTwin.Domain.Dtdl.Language.Parsing;

namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>What adjunct types demand of the element they stand on: another type beside them, the schema, the parent.</summary>
internal sealed class AdjunctTypeRules(ModelReading reading)
{
    public void Check()
    {
        foreach (Element element in reading.Elements)
        {
            foreach (AdjunctType type in element.AdjunctTypes)
            {
                Check(element, type);
            }
        }
    }

    private void Check(Element element, AdjunctType type)
    {
        TextPosition position = element.Node.Find("@type")?.Position ?? element.Node.Position;
        if (type.Requires is { } required && !element.HasType(required))
        {
            reading.Report(ModelErrorCode.MissingCocotype, element, position, value: type.Term, detail: required);
        }

        if (type.SchemaKinds is { } kinds && element.LinkOf("schema") is { IsResolved: true } schema && !Suits(type, kinds, schema))
        {
            reading.Report(ModelErrorCode.NotRequiredType, element, schema.Node.Position, "schema", schema.Node.Describe(), type.Term);
        }

        if (type.Writable is { } writable && element.Literals.TryGetValue("writable", out LiteralValue? value) && value.IsTrue != writable)
        {
            reading.Report(ModelErrorCode.NotRequiredBooleanValue, element, value.Position, "writable", value.Text, writable ? "true" : "false");
        }

        if (type.ParentType is { } parent && element.Parent is { } holder && !holder.HasType(parent))
        {
            reading.Report(ModelErrorCode.WrongParent, element, position, value: type.Term, detail: parent);
        }

        if (type.FieldTypes.Length > 0)
        {
            CheckFields(element, type);
        }
    }

    private static bool Suits(AdjunctType type, ElementKinds kinds, ElementLink schema) =>
        (schema.TargetKind & kinds) != 0 && (type.SchemaTerms.Length == 0 || (schema.Standard is { } standard && type.SchemaTerms.Contains(standard.Term)));

    private void CheckFields(Element element, AdjunctType type)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (Element field in element.LinksOf("fields").Select(link => link.Target).OfType<Element>())
        {
            string? fieldType = type.FieldTypes.FirstOrDefault(field.HasType);
            if (fieldType is null)
            {
                reading.Report(ModelErrorCode.NotRequiredType, element, field.Node.Position, "fields", field.Name, type.Term);
            }
            else if (!seen.Add(fieldType))
            {
                reading.Report(ModelErrorCode.NonUniquePropertyValue, element, field.Node.Position, "fields", fieldType, "type");
            }
        }
    }
}
