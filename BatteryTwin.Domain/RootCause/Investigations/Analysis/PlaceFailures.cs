namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>How many units of a line fail.</summary>
/// <param name="Place">The line, as answers name it.</param>
/// <param name="Units">Units that were looked at.</param>
/// <param name="Failed">Those that failed.</param>
/// <param name="Since">Since when more fail; null when no such time stands out, or when it is over.</param>
/// <param name="UnitsSince">Units since then.</param>
/// <param name="FailedSince">Failed units since then.</param>
public sealed record PlaceFailures(string Place, int Units, int Failed, DateTimeOffset? Since, int UnitsSince, int FailedSince)
{
    /// <summary>Share that fails now: since the rise, or over all.</summary>
    public double RateNow => Since is null ? Share(Failed, Units) : Share(FailedSince, UnitsSince);

    /// <summary>Share that failed before the rise.</summary>
    public double RateBefore => Since is null ? Share(Failed, Units) : Share(Failed - FailedSince, Units - UnitsSince);

    /// <summary>Share of failures that no sound line has.</summary>
    private const double Much = 0.1;

    /// <summary>No rise stands out, because much has failed since the first unit that was looked at.</summary>
    public bool IsHighThroughout => Since is null && RateNow >= Much;

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
