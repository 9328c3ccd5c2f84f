using BatteryTwin.Domain.Production.Time;

namespace BatteryTwin.Web.State.Planning;

/// <summary>What a station did from (inclusive) to (exclusive), and what people made of it.</summary>
/// <param name="StationId">Twin of the station.</param>
/// <param name="Name">Its name.</param>
/// <param name="Plan">Calendar and settings of its plant.</param>
/// <param name="States">States after people's entries, in order; neighbours that say the same are one.</param>
/// <param name="Edits">Entries that hold, the newest first.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
public sealed record StationTimes(
    string StationId, string Name, Production.PlantPlan Plan, IReadOnlyList<StateInterval> States, IReadOnlyList<StateEdit> Edits, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>Stretches in which the station did not run, by telemetry or by what people said.</summary>
    public IEnumerable<StateInterval> Stops => States.Where(state => state.State is not (StationState.Running or StationState.Unknown) || state.Measured is not null);

    /// <summary>The entry that counts for a stretch; null where nobody said anything.</summary>
    public StateEdit? EditOf(StateInterval state) => state.Measured is null ? null : Edits.FirstOrDefault(edit => edit.From <= state.From && edit.To >= state.To && edit.Reason == state.Reason);

    /// <summary>Name of a reason; its code where the settings no longer have it.</summary>
    public string ReasonName(string code) => Plan.Settings.Reasons.FirstOrDefault(reason => reason.Code == code)?.Name ?? code;

    public DateTime ToPlantTime(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Plan.Calendar.Zone).DateTime;
}
