using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.State.Production;

/// <summary>Good units of a line over a time against its plan.</summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Target">Units wanted.</param>
/// <param name="Good">Units made.</param>
/// <param name="IsByRate">Nobody entered a plan: the target is the planned rate over the planned time.</param>
public sealed record PlannedOutput(string LineId, string Name, double Target, double Good, bool IsByRate)
{
    /// <summary>Planned busy time of those shifts.</summary>
    public TimeSpan Planned { get; init; }

    /// <summary>Share of that time of which anything is known, 0..1.</summary>
    public double Coverage { get; init; } = 1;

    /// <summary>Hours of output that were not made, at the plan's own pace. Time of which nothing is known is no loss.</summary>
    public double LostHours => LostOutput.Hours(Coverage * Target, Good, Target, Planned);

    /// <summary>Made of wanted; null when nothing was wanted.</summary>
    public double? Attainment => Target > 0 ? Good / Target : null;
}
