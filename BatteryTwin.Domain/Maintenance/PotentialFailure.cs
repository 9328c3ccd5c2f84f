namespace BatteryTwin.Domain.Maintenance;

/// <summary>
/// Finds the point P of a P–F curve (Nowlan and Heap, Reliability-Centered Maintenance, 1978): since when a component's condition shows that its failure has begun. The condition is the
/// remaining life as a share of the longest that its model tells apart, 1 for sound and 0 for failed.
/// </summary>
public static class PotentialFailure
{
    /// <summary>A condition at or below this is a sign.</summary>
    public const double Limit = 0.5;

    /// <summary>A condition above this takes the sign back: the part was replaced, or it was none.</summary>
    public const double Recovery = 0.6;

    /// <summary>When the sign that still stands was first seen; null when none stands.</summary>
    /// <param name="course">Conditions in order of time.</param>
    public static DateTimeOffset? Since(IEnumerable<(DateTimeOffset Time, double Condition)> course)
    {
        ArgumentNullException.ThrowIfNull(course);
        DateTimeOffset? since = null;
        foreach ((DateTimeOffset time, double condition) in course)
        {
            since = condition > Recovery ? null : since ?? (condition <= Limit ? time : null);
        }

        return since;
    }
}
