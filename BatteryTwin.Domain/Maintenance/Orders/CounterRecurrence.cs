namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>Due every so many running hours or cycles since it was done last.</summary>
public sealed record CounterRecurrence : Recurrence
{
    public required CounterKind Counter { get; init; }

    public required double Every { get; init; }

    /// <summary>Reading at which it is due next.</summary>
    /// <param name="lastDone">Reading when it was done last; 0 for a new machine.</param>
    public double DueAt(double lastDone) => lastDone + Every;

    /// <summary>When it will be due if the counter goes on at a rate; now when it is overdue, null when it does not move.</summary>
    /// <param name="lastDone">Reading when it was done last.</param>
    /// <param name="reading">Reading now.</param>
    /// <param name="perDay">Counts a day.</param>
    /// <param name="now">Time of the reading.</param>
    public DateTimeOffset? Expected(double lastDone, double reading, double perDay, DateTimeOffset now)
    {
        double left = DueAt(lastDone) - reading;
        return left <= 0 ? now : perDay > 0 && left / perDay < 36_500 ? now.AddDays(left / perDay) : null;
    }

    public override IReadOnlyList<string> Faults() => Every is > 0 and <= 1e12 ? [] : [FormattableString.Invariant($"recurrence.every: {Every} must lie above 0 and up to 1e12")];
}
