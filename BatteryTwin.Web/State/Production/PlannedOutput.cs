namespace BatteryTwin.Web.State.Production;

/// <summary>Good units of a line over a time against its plan.</summary>
/// <param name="LineId">Twin of the line.</param>
/// <param name="Name">Its name.</param>
/// <param name="Target">Units wanted.</param>
/// <param name="Good">Units made.</param>
/// <param name="IsByRate">Nobody entered a plan: the target is the planned rate over the planned time.</param>
public sealed record PlannedOutput(string LineId, string Name, double Target, double Good, bool IsByRate)
{
    /// <summary>Made of wanted; null when nothing was wanted.</summary>
    public double? Attainment => Target > 0 ? Good / Target : null;
}
