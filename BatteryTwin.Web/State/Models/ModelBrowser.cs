using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;

namespace BatteryTwin.Web.State.Models;

/// <summary>Reads the stored models for the model page. Singleton.</summary>
public sealed class ModelBrowser : IDisposable
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ITwinGraph _graph;
    private volatile KnownSurvey? _known;
    private int _changes;

    /// <param name="graph">The graph.</param>
    /// <param name="upgrade">What this start made of the program's own models; null where the graph is kept elsewhere.</param>
    public ModelBrowser(ITwinGraph graph, ProductModelUpgrade? upgrade = null)
    {
        (_graph, Upgrade) = (graph, upgrade?.Report ?? ProductModelReport.Nothing);
        _graph.StructureChanged += Forget;
    }

    /// <summary>What this start made of models that came with an earlier program.</summary>
    public ProductModelReport Upgrade { get; }

    /// <summary>The newest survey; the same one until models or twins come or go.</summary>
    public ModelSurvey Survey
    {
        get
        {
            // The number is read first: a change in between makes the survey one too many, never one too few.
            int changes = Volatile.Read(ref _changes);
            if (_known is not { } known || known.Changes != changes)
            {
                _known = known = new(changes, ModelSurvey.Of(_graph.Current));
            }

            return known.Survey;
        }
    }

    /// <summary>Null for a model that is not stored.</summary>
    public ModelView? Find(string modelId)
    {
        ModelSurvey survey = Survey;
        return _graph.Current.Models.Find(modelId) is { } model
            ? new()
            {
                Id = model.Id,
                Label = model.Interface.Label,
                Description = model.Interface.Description?.Default,
                Version = model.Id.Length > Dtmi.WithoutVersion(model.Id).Length ? model.Id[(Dtmi.WithoutVersion(model.Id).Length + 1)..] : null,
                Language = model.Interface.Version == LanguageVersion.V2 ? "DTDL 2" : "DTDL 3",
                UploadTime = model.UploadTime,
                Decommissioned = model.Decommissioned,
                TwinsExactly = survey.Exactly(modelId),
                TwinsWithSubtypes = survey.WithSubtypes(modelId),
                Extends = [.. model.Interface.Extends.Select(parent => survey.LinkTo(parent.ModelId))],
                ExtendedBy = survey.ExtendedBy(modelId),
                UsedBy = survey.UsedBy(modelId),
                Dependents = survey.Dependents(modelId),
                Contents = ModelContents.Rows(model.Interface, survey),
                Document = JsonSerializer.Serialize(model.Source, s_readable),
            }
            : null;
    }

    public void Dispose() => _graph.StructureChanged -= Forget;

    private void Forget() => Interlocked.Increment(ref _changes);

    private sealed record KnownSurvey(int Changes, ModelSurvey Survey);
}
