using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Editing;

/// <summary>Which models a new twin can have. Singleton.</summary>
public sealed class TwinModels(ITwinGraph graph)
{
    /// <summary>Models that take new twins, by name for people: those twins use already first.</summary>
    public IReadOnlyList<(string Id, string Label)> ForNewTwins()
    {
        TwinGraphSnapshot now = graph.Current;
        HashSet<string> used = [.. now.Twins.Values.Select(twin => twin.ModelId)];
        return
        [
            .. now.Models.All.Where(model => !model.Decommissioned)
                .OrderBy(model => used.Contains(model.Id) ? 0 : 1)
                .ThenBy(model => model.Interface.Label, StringComparer.CurrentCulture)
                .Select(model => (model.Id, model.Interface.Label)),
        ];
    }
}
