using BatteryTwin.Ingest.Prognostics.Desk;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>What the page on model health shows at one moment.</summary>
/// <param name="Types">Health by type of component; those with a champion first.</param>
/// <param name="Outcomes">How lives ended, newest first.</param>
/// <param name="Problem">Why nothing newer can be read; null when this is how it is.</param>
public sealed record ModelHealthView(IReadOnlyList<ComponentTypeHealth> Types, IReadOnlyList<OutcomeAnswer> Outcomes, string? Problem)
{
    /// <summary>False before anything could be read.</summary>
    public bool IsKnown { get; init; } = true;

    public IEnumerable<ComponentTypeHealth> Judged => Types.Where(type => type.ModelId is not null);
}
