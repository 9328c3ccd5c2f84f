using BatteryTwin.Ingest.Prognostics.Api;
using BatteryTwin.Ingest.Prognostics.Desk;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>What the model studio shows at one moment.</summary>
/// <param name="Types">Types of components with their models.</param>
/// <param name="Models">All models, newest first.</param>
/// <param name="Datasets">All data sets, newest first.</param>
/// <param name="Trainings">Trainings that run or ended lately.</param>
/// <param name="Changes">Changes of models' states, newest first.</param>
/// <param name="Problem">Why nothing newer can be read; null when this is how it is.</param>
public sealed record ModelStudioView(
    IReadOnlyList<RegistryTypeAnswer> Types, IReadOnlyList<ModelAnswer> Models, IReadOnlyList<DatasetAnswer> Datasets, IReadOnlyList<TrainingAnswer> Trainings, IReadOnlyList<RegistryChangeAnswer> Changes, string? Problem)
{
    /// <summary>False before anything could be read.</summary>
    public bool IsKnown { get; init; } = true;

    public ModelAnswer? Find(string? modelId) => Models.FirstOrDefault(model => model.Id == modelId);

    /// <summary>What a model is, by type of component: champion first.</summary>
    public IEnumerable<(string ComponentType, string State)> RolesOf(string modelId) =>
        Types.SelectMany(type => type.Models.Where(model => model.ModelId == modelId).Select(model => (type.ComponentType, model.State))).OrderBy(role => role.State != "champion").ThenBy(role => role.ComponentType, StringComparer.Ordinal);
}
