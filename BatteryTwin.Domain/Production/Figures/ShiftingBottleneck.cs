namespace BatteryTwin.Domain.Production.Figures;

/// <summary>
/// The bottleneck of a line by active periods (Roser, Nakano and Tanaka 2002): at each instant it is the active station with the longest uninterrupted
/// active period around that instant. Where two successive bottleneck periods overlap, both stations are shifting bottlenecks, otherwise one is the sole
/// one. Where no station is active there is none.
/// </summary>
/// <param name="Momentary">Who was the bottleneck when, in order; times without one are left out.</param>
/// <param name="Chain">The active periods that made it so, in order.</param>
/// <param name="Shares">By station, the greatest first.</param>
/// <param name="Tied">Time in which several stations had been active equally long, so that the momentary bottleneck is one of them by name alone.</param>
public sealed record ShiftingBottleneck(IReadOnlyList<ActivePeriod> Momentary, IReadOnlyList<ActivePeriod> Chain, IReadOnlyList<BottleneckShare> Shares, TimeSpan Tied)
{
    /// <summary>
    /// The station that held the line back longest; null when none was ever active, or when stations were tied most of that time: where nobody ever waits, active periods cannot tell.
    /// </summary>
    public string? StationId => Shares.Count > 0 && Shares[0].Momentary > TimeSpan.Zero && Tied < Shares[0].Momentary / 2 ? Shares[0].StationId : null;

    /// <param name="periods">Active periods of all stations, already cut at the edges of the time looked at; those of one station do not overlap.</param>
    public static ShiftingBottleneck Of(IReadOnlyList<ActivePeriod> periods)
    {
        (List<ActivePeriod> momentary, List<ActivePeriod> chain, TimeSpan tied) = Walk(periods);
        TimeSpan[] shifting = [.. chain.Select((_, i) => Shifting(chain, i))];
        IEnumerable<BottleneckShare> shares = periods.GroupBy(period => period.StationId, StringComparer.Ordinal).Select(station => new BottleneckShare(
            station.Key,
            Sum(momentary.Where(period => period.StationId == station.Key).Select(period => period.Duration)),
            Sum(chain.Zip(shifting).Where(link => link.First.StationId == station.Key).Select(link => link.First.Duration - link.Second)),
            Sum(chain.Zip(shifting).Where(link => link.First.StationId == station.Key).Select(link => link.Second)),
            Sum(station.Select(period => period.Duration)) / station.Count()));
        return new(momentary, chain, [.. shares.OrderByDescending(share => share.Momentary).ThenBy(share => share.StationId, StringComparer.Ordinal)], tied);
    }

    private static (List<ActivePeriod> Momentary, List<ActivePeriod> Chain, TimeSpan Tied) Walk(IReadOnlyList<ActivePeriod> periods)
    {
        ActivePeriod[] byStart = [.. periods.Where(period => period.Duration > TimeSpan.Zero).OrderBy(period => period.From)];
        DateTimeOffset[] cuts = [.. byStart.SelectMany(period => new[] { period.From, period.To }).Distinct().Order()];
        List<ActivePeriod> momentary = [];
        List<ActivePeriod> chain = [];
        List<ActivePeriod> active = [];
        int next = 0;
        TimeSpan tied = TimeSpan.Zero;
        for (int i = 0; i + 1 < cuts.Length; i++)
        {
            active.RemoveAll(period => period.To <= cuts[i]);
            while (next < byStart.Length && byStart[next].From <= cuts[i])
            {
                active.Add(byStart[next++]);
            }

            if (active.OrderByDescending(period => period.Duration).ThenBy(period => period.From).ThenBy(period => period.StationId, StringComparer.Ordinal).FirstOrDefault() is not { } longest)
            {
                continue;
            }

            tied += active.Count(period => period.Duration == longest.Duration) > 1 ? cuts[i + 1] - cuts[i] : TimeSpan.Zero;
            if (chain.Count > 0 && ReferenceEquals(chain[^1], longest))
            {
                momentary[^1] = momentary[^1] with { To = cuts[i + 1] };
            }
            else
            {
                chain.Add(longest);
                momentary.Add(new(longest.StationId, cuts[i], cuts[i + 1]));
            }
        }

        return (momentary, chain, tied);
    }

    /// <summary>Part of a bottleneck period that overlaps the one before it or the one after it.</summary>
    private static TimeSpan Shifting(List<ActivePeriod> chain, int index)
    {
        ActivePeriod own = chain[index];
        DateTimeOffset fromBefore = index > 0 && chain[index - 1].To > own.From ? (chain[index - 1].To < own.To ? chain[index - 1].To : own.To) : own.From;
        DateTimeOffset untilAfter = index + 1 < chain.Count && chain[index + 1].From < own.To ? (chain[index + 1].From > own.From ? chain[index + 1].From : own.From) : own.To;
        return fromBefore >= untilAfter ? own.Duration : (fromBefore - own.From) + (own.To - untilAfter);
    }

    private static TimeSpan Sum(IEnumerable<TimeSpan> spans) => spans.Aggregate(TimeSpan.Zero, (sum, span) => sum + span);
}
