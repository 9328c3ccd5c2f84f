namespace BatteryTwin.Domain.Prognostics.Scores;

/// <summary>Coverage of the latest lives beside that of the lives before.</summary>
/// <param name="Recent">The latest lives.</param>
/// <param name="Earlier">Those before.</param>
public sealed record CoverageDrift(LiveCoverage Recent, LiveCoverage Earlier)
{
    /// <summary>Latest lives that are set apart.</summary>
    public const int RecentLives = 10;

    /// <summary>True when Wilson's intervals of the two shares do not meet and the recent one is lower.</summary>
    public bool HasFallen => Recent.Upper < Earlier.Lower;

    /// <summary>Null until there are lives before the latest ones.</summary>
    /// <param name="lives">In order of their ends.</param>
    /// <param name="level">Share promised.</param>
    /// <param name="cap">Remaining life above which lives are not told apart.</param>
    public static CoverageDrift? Of(IReadOnlyList<ObservedLife> lives, double level, double cap)
    {
        ArgumentNullException.ThrowIfNull(lives);
        ObservedLife[] failed = [.. lives.Where(life => life.End == LifeEnd.Failed && life.Forecasts.Count > 0)];
        int recent = Math.Min(RecentLives, failed.Length);
        return failed.Length - recent < LiveCoverage.LivesNeeded ? null : new(LiveCoverage.Of(failed[^recent..], level, cap), LiveCoverage.Of(failed[..^recent], level, cap));
    }
}
