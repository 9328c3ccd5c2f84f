namespace BatteryTwin.Domain.Alarms.Rules.Evaluation;

/// <summary>A condition after its on and off delay. The unknown starts no delay, breaks a running one and leaves standing what stands.</summary>
internal sealed class DelayedState(TimeSpan onDelay, TimeSpan offDelay, bool held)
{
    private readonly long _onNs = onDelay.Ticks * 100;
    private readonly long _offNs = offDelay.Ticks * 100;
    private long? _sinceNs;

    public bool Held { get; private set; } = held;

    /// <summary>When a running delay ends; <see cref="long.MaxValue"/> when none runs.</summary>
    public long DueNs => _sinceNs is { } since ? since + (Held ? _offNs : _onNs) : long.MaxValue;

    /// <summary>Takes what the condition says at a time; times ascend.</summary>
    public void Update(bool? condition, long timeNs)
    {
        if (condition is null || condition == Held)
        {
            _sinceNs = null;
            return;
        }

        _sinceNs ??= timeNs;
        if (DueNs <= timeNs)
        {
            Held = !Held;
            _sinceNs = null;
        }
    }
}
