namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>What a condition remembers of one place; of fixed size, however long it runs.</summary>
internal abstract class ConditionState
{
    /// <summary>What the condition says now; null = unknown.</summary>
    public abstract bool? Holds { get; }

    /// <summary>Until when <see cref="Holds"/> stands without another value; from then on it is unknown.</summary>
    public abstract long ValidUntilNs { get; }

    /// <summary>The next time at which it changes by itself; <see cref="long.MaxValue"/> when it does not.</summary>
    public virtual long ChangesAtNs => long.MaxValue;

    /// <summary>The last value, in words.</summary>
    public abstract string Evidence { get; }

    /// <summary>Takes a value; values older than the last one are passed over.</summary>
    /// <param name="slot">Which of the condition's fields.</param>
    /// <param name="timeNs">When.</param>
    /// <param name="value">A finite number.</param>
    /// <param name="held">The rule holds now, which decides the side of the hysteresis.</param>
    public abstract void Add(int slot, long timeNs, double value, bool held);

    /// <summary>Lets time pass without a value.</summary>
    public virtual void Advance(long timeNs)
    {
    }

    /// <summary>A value against a limit with hysteresis.</summary>
    protected static bool Beyond(RuleDirection direction, double value, double limit, double hysteresis, bool held)
    {
        double inside = held ? hysteresis : 0;
        return direction == RuleDirection.Above ? value > limit - inside : value < limit + inside;
    }

    protected static long After(long timeNs, TimeSpan span) => timeNs + (span.Ticks * 100);
}
