using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Dtdl.Language.Metamodel;

namespace BatteryTwin.Domain.Dtdl.Language.Parsing;

/// <summary>Reads and checks <c>@id</c> members.</summary>
internal sealed class IdentifierReader(ModelReading reading)
{
    /// <summary>Sets the element's identifier; false when it is missing where needed or wrong, which has been reported.</summary>
    public bool Read(Element element)
    {
        if (element.Node.Find("@id") is { } member)
        {
            if (!IsLegal(member, element))
            {
                return false;
            }

            element.DeclaredId = member.Value.Text;
            return true;
        }

        if (element.Place.IsTopLevel)
        {
            reading.Report(ModelErrorCode.MissingTopLevelId, element.Node.Position);
            return false;
        }

        if (element.Place.Rule is { NeedsId: true } rule)
        {
            reading.Report(ModelErrorCode.MissingRequiredId, element.Parent!, element.Node.Position, rule.Term);
            return false;
        }

        return true;
    }

    /// <summary>Enters an element with a written identifier into the model; a second one of the same identifier is an error.</summary>
    public void Register(Element element)
    {
        if (element.DeclaredId is { } id && !reading.ById.TryAdd(id, element))
        {
            reading.Report(ModelErrorCode.DuplicateDefinition, element, element.Node.Find("@id")!.Position, value: id);
        }
    }

    /// <summary>Interfaces have shorter identifiers than other elements.</summary>
    public void CheckLength(Element element)
    {
        int limit = element.Context.Language.Limits.InterfaceIdLength;
        if (element.Kind == ElementKinds.Interface && element.DeclaredId is { } id && id.Length > limit)
        {
            reading.Report(ModelErrorCode.IdTooLongForType, element, element.Node.Find("@id")!.Position, value: id, detail: $"{limit}");
        }
    }

    private bool IsLegal(JsonMember member, Element element)
    {
        string id = member.Value.Text;
        ModelErrorCode? fault = !member.Value.IsString || id.Length == 0 ? ModelErrorCode.IdNotString
            : id.Length > Dtmi.MaxLength ? ModelErrorCode.IdTooLong
            : !Dtmi.IsUserDtmi(id, element.Context.Version) ? ModelErrorCode.InvalidId
            : element.Context.Reserves(id) ? ModelErrorCode.ReservedId
            : null;
        if (fault is { } code)
        {
            string detail = code == ModelErrorCode.IdTooLong ? $"{Dtmi.MaxLength}" : $"{(int)element.Context.Version}";
            reading.Report(code, member.Position, member.Value.Describe(), detail: detail);
        }

        return fault is null;
    }
}
