namespace BatteryTwin.Domain.RootCause.Alarms;

/// <summary>How unusual a node is at the moment in question.</summary>
/// <param name="Surprise">0 for usual.</param>
/// <param name="SinceS">When it became so.</param>
/// <param name="IsActiveAlarm">An alarm that is on.</param>
internal readonly record struct NodeState(double Surprise, double SinceS, bool IsActiveAlarm)
{
    /// <summary>From here on a node counts as unusual.</summary>
    private const double UnusualFrom = 1.5;

    public bool IsUnusual => Surprise >= UnusualFrom || IsActiveAlarm;
}
