using System.Globalization;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Errors;
using BatteryTwin.Domain.Dtdl.Language.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.Dtdl.Folders;

/// <summary>
/// Checks a folder of DTDL files against each other and against the stored models, and plans the upload in an order that a twin service takes,
/// whatever the order of the files. A model that exists, equal, is left out; one that exists with another definition is an error.
/// </summary>
public sealed class ModelFolder
{
    private readonly IReadOnlyList<ModelFile> _files;
    private readonly ModelCatalog _stored;
    private readonly List<FolderModel> _new = [];
    private readonly List<string>[] _existing;
    private readonly List<ModelError>[] _errors;

    private ModelFolder(IReadOnlyList<ModelFile> files, ModelCatalog stored)
    {
        _files = files;
        _stored = stored;
        _existing = [.. files.Select(_ => new List<string>())];
        _errors = [.. files.Select(_ => new List<ModelError>())];
    }

    /// <param name="files">The files, in any order.</param>
    /// <param name="stored">Models that are there already.</param>
    /// <param name="limits">Size limits.</param>
    /// <param name="stop">Gives up.</param>
    public static ModelFolderPlan Plan(IReadOnlyList<ModelFile> files, ModelCatalog stored, GraphLimits limits, CancellationToken stop = default)
    {
        ModelFolder folder = new(files, stored);
        folder.Read(limits);
        folder.CheckLanguage(stop);
        if (!folder.HasErrors)
        {
            folder.CheckStorable(limits);
        }

        return folder.Result(limits);
    }

    private bool HasErrors => _errors.Any(errors => errors.Count > 0);

    private void Read(GraphLimits limits)
    {
        Dictionary<string, int> seen = new(StringComparer.Ordinal);
        for (int file = 0; file < _files.Count; file++)
        {
            foreach (FolderModel model in ReadFile(file))
            {
                if (model.Document.GetRawText() is { } text && Encoding.UTF8.GetByteCount(text) > limits.MaxModelBytes)
                {
                    Add(model, "modelTooLong", $"The model is longer than {limits.MaxModelBytes} bytes.", "Split it: move parts into components or parent interfaces.");
                }
                else if (model.Id.Length > 0 && !seen.TryAdd(model.Id, file))
                {
                    Add(model, "duplicateModel", $"Model '{model.Id}' stands in '{_files[seen[model.Id]].Path}' as well.", "Remove one of the two, or give it another id or version.");
                }
                else
                {
                    Sort(model);
                }
            }
        }
    }

    private IEnumerable<FolderModel> ReadFile(int file)
    {
        ReadOnlyMemory<byte> text = _files[file].Content;
        text = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        try
        {
            JsonNode root = Language.Json.JsonText.Read(text.Span);
            return [.. root.AsItems().Select(node => new FolderModel(file, node, Element(text[node.Start..node.End])))];
        }
        catch (JsonTextException fault)
        {
            _errors[file].Add(Error(file, fault.Position, null, "notJson", fault.Message + ".", "Correct the text; a file holds one interface or an array of them."));
            return [];
        }
    }

    private void Sort(FolderModel model)
    {
        if (_stored.Find(model.Id) is not { } old)
        {
            _new.Add(model);
        }
        else if (JsonElement.DeepEquals(old.Source, model.Document))
        {
            _existing[model.File].Add(model.Id);
        }
        else
        {
            Add(model, "modelExists", $"Model '{model.Id}' exists with another definition.", "Models do not change: give this one a higher version, or delete the old one first.");
        }
    }

    private void CheckLanguage(CancellationToken stop)
    {
        HashSet<string> given = [.. _new.Select(model => model.Id)];
        IEnumerable<JsonNode> needed = _stored.NeededBy(_new.Select(model => model.Document)).Where(model => !given.Contains(model.Id)).Select(model => Language.Json.JsonText.Read(model.Source.GetRawText()));
        ModelVerdict verdict = ModelValidator.Validate(_new.Select(model => model.Node).Concat(needed), stop: stop);
        foreach (ModelError error in verdict.Errors.Where(error => error.Document < _new.Count))
        {
            int file = _new[error.Document].File;
            _errors[file].Add(error with { Document = file });
        }
    }

    /// <summary>Rules of a twin service beyond the language; nothing is stored.</summary>
    private void CheckStorable(GraphLimits limits)
    {
        if (_stored.Count + _new.Count > limits.MaxModels)
        {
            _errors[0].Add(Error(0, new(1, 1), null, "tooManyModels", string.Create(CultureInfo.InvariantCulture, $"With these there would be more than {limits.MaxModels} models."), "Delete models that are no longer used."));
            return;
        }

        if (_new.Count == 0)
        {
            return;
        }

        try
        {
            _ = _stored.With([.. _new.Select(model => model.Document)], default);
        }
        catch (ModelException problem)
        {
            FolderModel model = _new.FirstOrDefault(candidate => problem.Message.Contains($"'{candidate.Id}'", StringComparison.Ordinal)) ?? _new[0];
            Add(model, "notStorable", problem.Message, "A twin service stores interfaces of their own without commands.");
        }
    }

    private ModelFolderPlan Result(GraphLimits limits)
    {
        ILookup<int, string> added = _new.ToLookup(model => model.File, model => model.Id);
        ModelFileReport[] reports = [.. _files.Select((file, i) => new ModelFileReport(file.Path, [.. added[i]], _existing[i], _errors[i]))];
        return new(reports, HasErrors ? [] : ModelUploadOrder.Batches([.. _new.Select(model => model.Document)], limits.MaxModelsPerUpload));
    }

    private void Add(FolderModel model, string code, string message, string remedy) =>
        _errors[model.File].Add(Error(model.File, model.Node.Position, model.Id, code, message, remedy));

    private static ModelError Error(int file, TextPosition position, string? id, string code, string message, string remedy) =>
        new() { Code = code, Id = id, Document = file, Line = position.Line, Column = position.Column, Message = message, Remedy = remedy };

    private static JsonElement Element(ReadOnlyMemory<byte> text)
    {
        using JsonDocument document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Language.Json.JsonText.MaxDepth });
        return document.RootElement.Clone();
    }
}
