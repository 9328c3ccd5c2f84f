using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Operations on models: <c>/models</c>.</summary>
internal sealed class AdtModelsApi(ITwinGraph graph, AdtPast past) : IAdtApi
{
    private const int MaxPage = 100;
    private const string DefinitionParameter = "includeModelDefinition";
    private const string DependenciesParameter = "dependenciesFor";

    public void Map(AdtRoutes routes)
    {
        routes.Write("POST", "/models", AddAsync);
        routes.Read("GET", "/models", ListAsync);
        routes.Read("GET", "/models/{id}", GetAsync);
        routes.Write("PATCH", "/models/{id}", PatchAsync);
        routes.Write("DELETE", "/models/{id}", DeleteAsync);
        routes.Rest("/models/{**rest}");
    }

    private async Task AddAsync(AdtRequest request)
    {
        using AdtBody body = await AdtBody.ReadAsync(request, AdtBodyLimit.Models);
        if (body.Root.ValueKind != JsonValueKind.Array)
        {
            throw AdtException.InvalidArgument("The body must be an array of DTDL interfaces, even for a single one.");
        }

        IReadOnlyList<TwinModel> added = await graph.AddModelsAsync([.. body.Root.EnumerateArray()], request.Origin, request.Cancel);
        await request.JsonAsync(added, WriteRecords, status: StatusCodes.Status201Created);
    }

    private async Task ListAsync(AdtRequest request)
    {
        int size = request.PageSize(MaxPage, MaxPage);
        bool withDefinition = request.Flag(DefinitionParameter);
        string? after = AdtPaging.After(request);
        ModelCatalog models = (await past.GraphAsync(request)).Models;
        IEnumerable<TwinModel> wanted = Wanted(models, request.Http.Query[DependenciesParameter]);
        if (after is not null)
        {
            wanted = wanted.SkipWhile(model => string.CompareOrdinal(model.Id, after) <= 0);
        }

        await AdtPaging.SendAsync(request, wanted, size, model => model.Id, withDefinition ? AdtModelJson.WriteWithDefinition : AdtModelJson.Write);
    }

    private async Task GetAsync(AdtRequest request)
    {
        bool withDefinition = request.Flag(DefinitionParameter);
        TwinModel model = Require((await past.GraphAsync(request)).Models, Id(request));
        await request.JsonAsync(model, withDefinition ? AdtModelJson.WriteWithDefinition : AdtModelJson.Write);
    }

    private async Task PatchAsync(AdtRequest request)
    {
        string id = Id(request);
        using AdtBody body = await AdtBody.ReadPatchAsync(request, AdtBodyLimit.Twin);
        bool? decommissioned = Decommissioned(JsonPatch.Read(body.Root));
        Require(graph.Current.Models, id);
        if (decommissioned is { } wanted)
        {
            await graph.DecommissionModelAsync(id, wanted, request.Origin, request.Cancel);
        }

        await request.NoContentAsync();
    }

    private async Task DeleteAsync(AdtRequest request)
    {
        await graph.DeleteModelAsync(Id(request), request.Origin, request.Cancel);
        await request.NoContentAsync();
    }

    /// <summary>All models, or the named ones and what they need. Names come as parameters of their own or with commas between.</summary>
    private static IEnumerable<TwinModel> Wanted(ModelCatalog models, StringValues dependenciesFor)
    {
        string[] ids = [.. dependenciesFor.SelectMany(text => (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
        if (ids.Length == 0)
        {
            return models.All;
        }

        foreach (string id in ids)
        {
            RequireDtmi(id);
        }

        string[] unknown = [.. ids.Where(id => models.Find(id) is null)];
        return unknown.Length == 0 ? models.WithDependencies(ids) : throw Missing(string.Join(", ", unknown));
    }

    /// <summary>What a patch wants; null when it has no operation.</summary>
    private static bool? Decommissioned(JsonPatch patch)
    {
        bool? wanted = null;
        foreach (PatchOperation operation in patch.Operations)
        {
            if (operation.Verb == PatchVerb.Remove || operation.Path is not ["decommissioned"] || operation.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                throw new TwinGraphException(
                    GraphErrorCode.JsonPatchInvalid, "Models do not change; the only patch is {\"op\": \"replace\", \"path\": \"/decommissioned\", \"value\": true or false}");
            }

            wanted = operation.Value.GetBoolean();
        }

        return wanted;
    }

    private static string Id(AdtRequest request)
    {
        string id = request.Id("id");
        RequireDtmi(id);
        return id;
    }

    private static void RequireDtmi(string id)
    {
        if (!Dtmi.IsUserDtmi(id, LanguageVersion.V3))
        {
            throw AdtException.InvalidArgument($"'{id}' is no model id; a model id looks like dtmi:com:example:Mixer;1");
        }
    }

    private static TwinModel Require(ModelCatalog models, string id) => models.Find(id) ?? throw Missing(id);

    private static TwinGraphException Missing(string ids) =>
        new(GraphErrorCode.ModelNotFound, $"There is no Model(s) available that matches the provided id(s): {ids}. Check spelling and version, or upload it.");

    private static void WriteRecords(Utf8JsonWriter writer, IReadOnlyList<TwinModel> models)
    {
        writer.WriteStartArray();
        foreach (TwinModel model in models)
        {
            AdtModelJson.Write(writer, model);
        }

        writer.WriteEndArray();
    }
}
