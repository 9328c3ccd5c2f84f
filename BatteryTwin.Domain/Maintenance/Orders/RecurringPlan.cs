namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Work that comes again and again: what is to be done, how often, and how long before it is due the order appears.</summary>
public sealed record RecurringPlan
{
    public required string Id { get; init; }

    public required WorkContent Content { get; init; }

    public required Recurrence Recurrence { get; init; }

    /// <summary>Days before the due time at which the order appears.</summary>
    public double LeadDays { get; init; } = 14;

    public bool IsActive { get; init; } = true;

    /// <summary>Due time, or for counters the time, of the last order that was made from it.</summary>
    public DateTimeOffset? LastDue { get; init; }

    /// <summary>Reading of the counter at which it was done last, or at which the last order is due.</summary>
    public double LastReading { get; init; }

    /// <summary>The newest reading of the counter, and when it was taken.</summary>
    public double? Reading { get; init; }

    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Counts a day, for the time at which it will be due.</summary>
    public double PerDay { get; init; }

    /// <summary>When the next order is due; null when nobody knows.</summary>
    public DateTimeOffset? NextDue(DateTimeOffset now) => Recurrence switch
    {
        _ when !IsActive => null,
        CalendarRecurrence calendar => calendar.DueAfter(LastDue ?? DateTimeOffset.UnixEpoch),
        CounterRecurrence counter => Reading is { } reading ? counter.Expected(LastReading, reading, PerDay, ReadAt ?? now) : null,
        _ => null,
    };

    /// <summary>The order that is due within the lead time, and the plan after it; null when none is.</summary>
    /// <param name="orderId">Id for the order.</param>
    /// <param name="now">The time.</param>
    public (WorkOrder Order, RecurringPlan Plan)? Next(string orderId, DateTimeOffset now)
    {
        if (NextDue(now) is not { } due || due > now.AddDays(LeadDays))
        {
            return null;
        }

        WorkContent content = Content with { Due = due > now ? due : now };
        WorkOrder order = WorkOrder.Create(orderId, content with { EarliestStart = content.EarliestStart > content.Due ? null : content.EarliestStart }, new(OriginKind.Plan, Id), null, now);
        return (order, this with { LastDue = due, LastReading = Recurrence is CounterRecurrence counter ? Math.Max(Reading ?? LastReading, counter.DueAt(LastReading)) : LastReading });
    }

    /// <summary>What is wrong with it, each fault with its member; empty when it can be kept.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [.. Content.Faults().Select(fault => $"content.{fault}"), .. Recurrence.Faults()];
        if (LeadDays is not (>= 0 and <= 1_000))
        {
            faults.Add(FormattableString.Invariant($"leadDays: {LeadDays} must lie between 0 and 1000"));
        }

        if (ReadAt is { Year: < 2000 or > 2199 })
        {
            faults.Add($"readAt: {ReadAt:O} must lie between the years 2000 and 2199");
        }

        if (!double.IsFinite(LastReading) || !double.IsFinite(Reading ?? 0) || !(PerDay is >= 0 and <= 1e12))
        {
            faults.Add("lastReading, reading, perDay: they must be numbers, the rate not negative");
        }

        return faults;
    }
}
