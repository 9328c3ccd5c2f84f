namespace BatteryTwin.Domain.Alarms.Performance;

/// <summary>
/// Figures of an alarm system over a time (ISA-18.2 / IEC 62682, EEMUA 191), for annunciated alarms alone and for each operator. Shares are null when no alarm was raised.
/// </summary>
public sealed record AlarmPerformance
{
    private const int TopTags = 10;

    public required int Alarms { get; init; }

    /// <summary>Alarms an hour and operator.</summary>
    public required double PerOperatorHour { get; init; }

    public required AlarmRateClass RateClass { get; init; }

    /// <summary>Mean of the bins.</summary>
    public required double MeanPerBin { get; init; }

    /// <summary>Most in a bin.</summary>
    public required int PeakPerBin { get; init; }

    /// <summary>Share of bins above the limit of a flood.</summary>
    public required double ShareOfCrowdedBins { get; init; }

    /// <summary>Share of hours above the limit of a busy one.</summary>
    public required double ShareOfBusyHours { get; init; }

    public required IReadOnlyList<AlarmFlood> Floods { get; init; }

    /// <summary>Share of the time in floods.</summary>
    public required double ShareOfTimeInFlood { get; init; }

    /// <summary>Share of alarms by priority.</summary>
    public required IReadOnlyDictionary<AlertPriority, double> Priorities { get; init; }

    /// <summary>The most frequent tags.</summary>
    public required IReadOnlyList<TagPerformance> Top { get; init; }

    /// <summary>Share of the most frequent tags in all alarms; above 5 % it is worth acting on them.</summary>
    public required double? ShareOfTop { get; init; }

    /// <summary>Tags that chatter.</summary>
    public required IReadOnlyList<string> Chattering { get; init; }

    /// <summary>Alarms gone before anyone could act.</summary>
    public required int Fleeting { get; init; }

    /// <summary>Alarms that were active longer than a day.</summary>
    public required int Stale { get; init; }

    /// <summary>Alarms active at the end, of any age.</summary>
    public required int Standing { get; init; }

    /// <param name="alarms">In any order; those raised outside the time count as stale or standing only.</param>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="operators">Operators who share them.</param>
    /// <param name="settings">Limits.</param>
    public static AlarmPerformance Of(IEnumerable<AlarmActivation> alarms, DateTimeOffset from, DateTimeOffset to, int operators, AlarmPerformanceSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(operators, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(to, from);
        AlarmActivation[] all = [.. alarms.Where(alarm => alarm.Time < to).OrderBy(alarm => alarm.Time)];
        AlarmActivation[] raised = [.. all.Where(alarm => alarm.Time >= from)];
        DateTimeOffset[] times = [.. raised.Select(alarm => alarm.Time)];
        int[] bins = Bins(times, from, to, settings.Window);
        int[] hours = Bins(times, from, to, TimeSpan.FromHours(1));
        IReadOnlyList<AlarmFlood> floods = AlarmFloods.Of(times, to, settings);
        double perHour = raised.Length / (to - from).TotalHours / operators;
        TagPerformance[] tags = [.. Tags(raised, settings)];
        return new()
        {
            Alarms = raised.Length,
            PerOperatorHour = perHour,
            RateClass = ClassOf(perHour),
            MeanPerBin = raised.Length / ((to - from) / settings.Window),
            PeakPerBin = bins.Max(),
            ShareOfCrowdedBins = (double)bins.Count(count => count > settings.FloodStartsAbove) / bins.Length,
            ShareOfBusyHours = (double)hours.Count(count => count > settings.BusyHourAbove) / hours.Length,
            Floods = floods,
            ShareOfTimeInFlood = floods.Sum(flood => flood.Duration.TotalHours) / (to - from).TotalHours,
            Priorities = raised.GroupBy(alarm => alarm.Priority).ToDictionary(group => group.Key, group => (double)group.Count() / raised.Length),
            Top = [.. tags.Take(TopTags)],
            ShareOfTop = raised.Length == 0 ? null : tags.Take(TopTags).Sum(tag => tag.Share),
            Chattering = [.. tags.Where(tag => tag.Chatters).Select(tag => tag.Tag)],
            Fleeting = raised.Count(alarm => IsFleeting(alarm, settings)),
            Stale = all.Count(alarm => (alarm.ReturnedAt ?? to) >= from && (alarm.ReturnedAt is { } back && back < to ? back : to) - alarm.Time > settings.StaleAfter),
            Standing = all.Count(alarm => alarm.ReturnedAt is null || alarm.ReturnedAt >= to),
        };
    }

    /// <summary>Class of a steady rate, in alarms an hour and operator.</summary>
    public static AlarmRateClass ClassOf(double perOperatorHour) => perOperatorHour switch
    {
        < 6 => AlarmRateClass.VeryLikelyAcceptable,
        <= 12 => AlarmRateClass.Manageable,
        <= 60 => AlarmRateClass.LikelyOverDemanding,
        _ => AlarmRateClass.VeryLikelyUnacceptable,
    };

    private static IEnumerable<TagPerformance> Tags(AlarmActivation[] raised, AlarmPerformanceSettings settings) =>
        from alarm in raised
        group alarm.Time by alarm.Tag into tag
        let times = tag.ToArray()
        orderby times.Length descending, tag.Key
        select new TagPerformance(tag.Key, times.Length, (double)times.Length / raised.Length, ChatterIndex.Of(times), Chatters(times, settings));

    private static bool Chatters(DateTimeOffset[] times, AlarmPerformanceSettings settings)
    {
        int apart = settings.ChatterActivations - 1;
        return times.Skip(apart).Where((time, i) => time - times[i] <= settings.ChatterWindow).Any();
    }

    private static bool IsFleeting(AlarmActivation alarm, AlarmPerformanceSettings settings) =>
        alarm.ReturnedAt is { } back && back - alarm.Time < settings.FleetingBelow && !(alarm.AcknowledgedAt <= back);

    private static int[] Bins(DateTimeOffset[] times, DateTimeOffset from, DateTimeOffset to, TimeSpan length)
    {
        int[] bins = new int[(int)Math.Ceiling((to - from) / length)];
        foreach (DateTimeOffset time in times)
        {
            bins[(time - from).Ticks / length.Ticks]++;
        }

        return bins;
    }
}
