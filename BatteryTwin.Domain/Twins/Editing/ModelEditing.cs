using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Twins.Editing;

/// <summary>Requests on models: upload, decommission, delete.</summary>
public static class ModelEditing
{
    private const string ContextPrefix = "dtmi:dtdl:context;";

    /// <summary>Adds models, all or none.</summary>
    /// <param name="graph">The graph before.</param>
    /// <param name="documents">DTDL interfaces, one per entry.</param>
    /// <param name="limits">Size limits.</param>
    /// <param name="stamp">Time and origin.</param>
    /// <exception cref="TwinGraphException">A model exists, is no valid DTDL, or is too large.</exception>
    public static GraphStep Add(TwinGraphSnapshot graph, IReadOnlyList<JsonElement> documents, GraphLimits limits, ChangeStamp stamp)
    {
        RequireSize(graph, documents, limits);
        RequireNew(graph, documents);
        try
        {
            ModelCatalog models = graph.Models.With(documents, stamp.Time);
            TwinModel[] added = [.. documents.Select(document => models.Find(ModelCatalog.IdOf(document))!)];
            RequireNoCommands(added);
            return new(graph.With(models), [.. added.Select(model => new ModelChange(null, model, stamp.Origin, stamp.Time))]);
        }
        catch (ModelException problem)
        {
            throw new TwinGraphException(GraphErrorCode.DTDLParserError, $"None of the models in this request could be created. {problem.Message}", problem);
        }
    }

    /// <summary>Gives stored models other documents and adds those that are new, all or none; twins stay as they are. For who answers for the models: requests of clients never change one.</summary>
    /// <param name="graph">The graph before.</param>
    /// <param name="documents">DTDL interfaces, one per entry.</param>
    /// <param name="stamp">Time and origin.</param>
    /// <exception cref="TwinGraphException">With them the models would not be valid together.</exception>
    public static GraphStep Replace(TwinGraphSnapshot graph, IReadOnlyList<JsonElement> documents, ChangeStamp stamp)
    {
        try
        {
            ModelCatalog models = graph.Models.Replacing(documents, stamp.Time);
            List<GraphChange> changes = [];
            foreach (TwinModel after in documents.Select(document => models.Find(ModelCatalog.IdOf(document))!))
            {
                // A document comes without marks: that of being decommissioned is a change of its own, as it was when it was set.
                changes.Add(new ModelChange(graph.Models.Find(after.Id), after with { Decommissioned = false }, stamp.Origin, stamp.Time));
                if (after.Decommissioned)
                {
                    changes.Add(new ModelChange(after with { Decommissioned = false }, after, stamp.Origin, stamp.Time));
                }
            }

            return new(graph.With(models), [.. changes]);
        }
        catch (ModelException problem)
        {
            throw new TwinGraphException(GraphErrorCode.DTDLParserError, $"The models could not be replaced. {problem.Message}", problem);
        }
    }

    /// <summary>Marks a model so that no new twins can be made of it, or takes the mark away.</summary>
    /// <exception cref="TwinGraphException">The model is unknown, or models that are not decommissioned need it.</exception>
    public static GraphStep Decommission(TwinGraphSnapshot graph, string modelId, bool decommissioned, ChangeStamp stamp)
    {
        TwinModel before = Find(graph, modelId);
        string[] inUse = [.. graph.Models.ReferencesTo(modelId).Where(model => !model.Decommissioned).Select(model => model.Id)];
        if (decommissioned && inUse.Length > 0)
        {
            throw new TwinGraphException(
                GraphErrorCode.ModelReferencesNotDecommissioned, $"This model is currently being referenced by {string.Join(", ", inUse)}; decommission these first");
        }

        if (before.Decommissioned == decommissioned)
        {
            return new(graph, []);
        }

        ModelCatalog models = graph.Models.WithDecommissioned(modelId, decommissioned);
        return new(graph.With(models), new ModelChange(before, models.Find(modelId), stamp.Origin, stamp.Time));
    }

    /// <summary>Deletes a model; twins of it stay, but cannot be changed until they get another model or the model comes back.</summary>
    /// <exception cref="TwinGraphException">The model is unknown, or other models need it.</exception>
    public static GraphStep Delete(TwinGraphSnapshot graph, string modelId, ChangeStamp stamp)
    {
        TwinModel before = Find(graph, modelId);
        string[] references = [.. graph.Models.ReferencesTo(modelId).Select(model => model.Id).Where(id => id != modelId)];
        return references.Length == 0
            ? new(graph.With(graph.Models.Without(modelId)), new ModelChange(before, null, stamp.Origin, stamp.Time))
            : throw new TwinGraphException(
                GraphErrorCode.ModelReferencesNotDeleted, $"This model is currently being referenced by {string.Join(", ", references)}; delete these first");
    }

    private static TwinModel Find(TwinGraphSnapshot graph, string modelId) => graph.Models.Find(modelId)
        ?? throw new TwinGraphException(GraphErrorCode.ModelNotFound, $"There is no Model(s) available that matches the provided id(s): {modelId}");

    private static void RequireSize(TwinGraphSnapshot graph, IReadOnlyList<JsonElement> documents, GraphLimits limits)
    {
        if (documents.Count == 0)
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, "The list of models provided was empty; send an array of DTDL interfaces");
        }

        if (documents.Count > limits.MaxModelsPerUpload)
        {
            throw new TwinGraphException(GraphErrorCode.LimitExceeded, $"{documents.Count} models in one request; at most {limits.MaxModelsPerUpload} go at once: split them, parents first");
        }

        if (graph.Models.Count + documents.Count > limits.MaxModels)
        {
            throw new TwinGraphException(GraphErrorCode.LimitExceeded, $"With these there would be more than {limits.MaxModels} models; delete some that are no longer used");
        }

        for (int i = 0; i < documents.Count; i++)
        {
            if (Encoding.UTF8.GetByteCount(documents[i].GetRawText()) > limits.MaxModelBytes)
            {
                throw new TwinGraphException(GraphErrorCode.LimitExceeded, $"Model {i} of the request ({ModelCatalog.IdOf(documents[i])}) is longer than {limits.MaxModelBytes} bytes");
            }
        }
    }

    private static void RequireNew(TwinGraphSnapshot graph, IReadOnlyList<JsonElement> documents)
    {
        string[] existing = [.. documents.Select(ModelCatalog.IdOf).Where(id => graph.Models.Find(id) is not null)];
        if (existing.Length > 0)
        {
            throw new TwinGraphException(
                GraphErrorCode.ModelAlreadyExists, $"Some of the model ids already exist: {string.Join(", ", existing)}. Models do not change; give the new ones a higher version");
        }

        foreach (JsonElement document in documents)
        {
            if (Contexts(document).FirstOrDefault(context => context.StartsWith(ContextPrefix, StringComparison.Ordinal)) is { } language && language[ContextPrefix.Length..] is not ("2" or "3"))
            {
                throw new TwinGraphException(
                    GraphErrorCode.ModelVersionNotSupported, $"Model {ModelCatalog.IdOf(document)} is written in {language}; DTDL versions 2 and 3 are supported");
            }
        }
    }

    private static void RequireNoCommands(IEnumerable<TwinModel> models)
    {
        foreach (TwinModel model in models)
        {
            if (model.Interface.OwnContents.OfType<DtdlCommand>().FirstOrDefault() is { } command)
            {
                throw new ModelException($"Interface {model.Id}: '{command.Name}' is a Command, which a twin service cannot carry out; remove it from the model.");
            }
        }
    }

    private static IEnumerable<string> Contexts(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Object || !document.TryGetProperty("@context", out JsonElement context))
        {
            return [];
        }

        IEnumerable<JsonElement> entries = context.ValueKind == JsonValueKind.Array ? context.EnumerateArray() : [context];
        return entries.Where(entry => entry.ValueKind == JsonValueKind.String).Select(entry => entry.GetString()!);
    }
}
