using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>The names that the models of a graph bring: ids, relationships, properties and what lies in them. Immutable.</summary>
internal sealed class GraphVocabulary
{
    private readonly ModelCatalog _models;
    private readonly DtdlContent[] _contents;

    public GraphVocabulary(ModelCatalog models)
    {
        _models = models;
        _contents = [.. models.All.SelectMany(model => model.Interface.OwnContents)];
        Models = [.. models.All.Select(model => new CompletionItem(model.Id, CompletionKind.Model, model.Interface.DisplayName?.Default))];
        Relationships = Named(_contents.OfType<DtdlRelationship>(), CompletionKind.Relationship, declared => declared.DisplayName?.Default);
        RelationshipProperties = Named(_contents.OfType<DtdlRelationship>().SelectMany(declared => declared.Properties), CompletionKind.Property, Describe);
    }

    public IReadOnlyList<CompletionItem> Models { get; }

    public IReadOnlyList<CompletionItem> Relationships { get; }

    public IReadOnlyList<CompletionItem> RelationshipProperties { get; }

    /// <summary>Properties and components of twins, or what lies below a path of names: members of a component or an object.</summary>
    public IReadOnlyList<CompletionItem> MembersAt(ReadOnlySpan<string> path)
    {
        if (path.IsEmpty)
        {
            return Members(_contents);
        }

        List<DtdlContent> contents = [.. _contents];
        List<DtdlSchema> schemas = [];
        foreach (string name in path)
        {
            DtdlContent[] found = [.. contents.Where(content => content.Name == name)];
            schemas = [.. schemas.OfType<DtdlObject>().Select(whole => whole.Find(name)?.Schema).OfType<DtdlSchema>(), .. found.OfType<DtdlProperty>().Select(property => property.Schema)];
            contents = [.. found.OfType<DtdlComponent>().SelectMany(component => _models.Contents(component.Schema))];
        }

        return [.. Members(contents), .. Fields(schemas)];
    }

    private static IReadOnlyList<CompletionItem> Members(IReadOnlyCollection<DtdlContent> contents) =>
    [
        .. Named(contents.OfType<DtdlProperty>(), CompletionKind.Property, Describe),
        .. Named(contents.OfType<DtdlComponent>(), CompletionKind.Component, component => component.DisplayName?.Default),
    ];

    private static IEnumerable<CompletionItem> Fields(List<DtdlSchema> schemas) => schemas.OfType<DtdlObject>()
        .SelectMany(whole => whole.Fields)
        .DistinctBy(field => field.Name, StringComparer.Ordinal)
        .Select(field => new CompletionItem(field.Name, CompletionKind.Property, field.Schema.Summary));

    private static IReadOnlyList<CompletionItem> Named<TContent>(IEnumerable<TContent> contents, CompletionKind kind, Func<TContent, string?> detail)
        where TContent : DtdlContent =>
        [.. contents.DistinctBy(content => content.Name, StringComparer.Ordinal).Select(content => new CompletionItem(content.Name, kind, detail(content)))];

    private static string Describe(DtdlProperty property) => UnitSymbols.Of(property.Quantity?.Unit) is { Length: > 0 } unit ? $"{property.Schema.Summary}, {unit}" : property.Schema.Summary;
}
