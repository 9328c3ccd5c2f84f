using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Production;

namespace BatteryTwin.Web.State.Models;

/// <summary>The contents of an interface as table rows.</summary>
internal static class ModelContents
{
    public static IReadOnlyList<ModelContentRow> Rows(DtdlInterface model, ModelSurvey survey) => [.. model.Contents.Select(content => Row(content, model.ModelId, survey))];

    private static ModelContentRow Row(DtdlContent content, string modelId, ModelSurvey survey) => new()
    {
        Name = content.Name,
        Kind = content.Kind,
        Schema = Schema(content),
        Unit = Unit(content),
        Writable = content is DtdlProperty { Writable: true } or DtdlRelationship { Writable: true },
        InheritedFrom = content.DeclaredBy == modelId ? null : survey.LinkTo(content.DeclaredBy),
        Description = content.Description?.Default ?? (content.DisplayName?.Default is { } label && label != content.Name ? label : null),
        Leads = content switch
        {
            DtdlComponent component => survey.LinkTo(component.Schema),
            DtdlRelationship { Target: { } target } => survey.LinkTo(target),
            _ => null,
        },
    };

    private static string Schema(DtdlContent content) => content switch
    {
        DtdlValue value => Words(value.Schema),
        DtdlRelationship relationship => Multiplicity(relationship),
        DtdlCommand command => $"{(command.Request is null ? "no request" : "request")}, {(command.Response is null ? "no response" : "response")}",
        _ => string.Empty,
    };

    private static string Words(DtdlSchema schema) => schema switch
    {
        DtdlArray array => $"array of {Words(array.Element)}",
        DtdlMap map => $"map of {Words(map.Value)}",
        DtdlEnum choice => $"one of {string.Join(", ", choice.Values.Select(value => value.Value))}",
        DtdlObject whole => $"{{ {string.Join(", ", whole.Fields.Select(field => $"{field.Name}: {Words(field.Schema)}"))} }}",
        _ => schema.Summary,
    };

    private static string Multiplicity(DtdlRelationship relationship) => (relationship.MinMultiplicity, relationship.MaxMultiplicity) switch
    {
        (null or 0, null) => "any number",
        (null or 0, { } most) => $"at most {most}",
        ({ } least, null) => $"at least {least}",
        ({ } least, { } most) => $"{least} to {most}",
    };

    private static string Unit(DtdlContent content) => content is DtdlValue { Quantity: { } quantity } ? UnitSymbols.Of(quantity.Unit) : SignalNotes.Of(content).Unit ?? string.Empty;
}
