using BatteryTwin.Domain.Alarms.Rules.Rehearsal;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>Something that knows what went wrong in the past.</summary>
public interface IFaultRecord
{
    /// <summary>Where it knows it from, in words: "the simulated plant's list of its faults".</summary>
    string Source { get; }

    /// <summary>It lists every fault there was, so that no other record is asked.</summary>
    bool IsComplete { get; }

    /// <summary>Faults that may touch a stretch of time; null when it knows of none at all, ever.</summary>
    /// <param name="from">Start.</param>
    /// <param name="to">End.</param>
    /// <param name="before">Time before the end of a fault whose onset nobody knows from which on an alarm is about it.</param>
    IReadOnlyList<KnownFault>? Read(DateTimeOffset from, DateTimeOffset to, TimeSpan before);
}
