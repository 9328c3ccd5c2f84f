using System.Collections.Immutable;

namespace BatteryTwin.Domain.Alarms;

/// <summary>
/// One alert and what people did about it, after ISA-18.2 / IEC 62682: the condition (active or not), the acknowledgement and
/// the shelf are independent; <see cref="StateAt"/> folds them into what a person sees. Immutable; the verbs return the next state.
/// </summary>
public sealed record Alert
{
    /// <summary>Longest time an alert may be shelved.</summary>
    public static readonly TimeSpan MaxShelving = TimeSpan.FromDays(7);

    /// <summary>Most characters of a comment.</summary>
    public const int MostWords = 2_000;

    public required string Id { get; init; }

    public required string TwinId { get; init; }

    /// <summary>Component of the twin, if the alert is about one.</summary>
    public string? Component { get; init; }

    /// <summary>What raises it; at most one open alert exists per rule and place.</summary>
    public required string Rule { get; init; }

    public required AlertPriority Priority { get; init; }

    /// <summary>One line: what happens where.</summary>
    public required string Title { get; init; }

    /// <summary>Evidence and what to do.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The condition holds.</summary>
    public bool Active { get; init; } = true;

    /// <summary>When the condition went away; null while it holds.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    public bool IsAcknowledged { get; init; }

    public DateTimeOffset? ShelvedUntil { get; init; }

    public ImmutableList<AlertAction> History { get; init; } = [];

    /// <summary>True while someone may still have to act: not cleared.</summary>
    public bool IsOpen => Active || !IsAcknowledged;

    public AlertState StateAt(DateTimeOffset now)
    {
        if (!IsOpen)
        {
            return AlertState.Cleared;
        }

        if (ShelvedUntil > now)
        {
            return AlertState.Shelved;
        }

        return IsAcknowledged ? AlertState.Acknowledged : AlertState.New;
    }

    /// <summary>Takes note of the alert; allowed while it is new or shelved.</summary>
    /// <exception cref="AlertActionException">It is acknowledged already, or no name is given.</exception>
    public Alert Acknowledge(string name, string? note, DateTimeOffset now)
    {
        RequireName(name);
        if (IsAcknowledged)
        {
            throw new AlertActionException($"alert '{Id}' is acknowledged already");
        }

        return this with { IsAcknowledged = true, History = History.Add(new(AlertVerb.Acknowledged, now, name.Trim(), note)) };
    }

    /// <summary>Sets the alert aside until a time, at most <see cref="MaxShelving"/> ahead.</summary>
    /// <exception cref="AlertActionException">It is cleared, the time is not ahead or too far, or name or reason is missing.</exception>
    public Alert Shelve(string name, DateTimeOffset until, string reason, DateTimeOffset now)
    {
        RequireName(name);
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new AlertActionException("a reason is needed to shelve an alert");
        }

        if (!IsOpen)
        {
            throw new AlertActionException($"alert '{Id}' is cleared and cannot be shelved");
        }

        if (until <= now || until > now + MaxShelving)
        {
            throw new AlertActionException($"'until' must lie ahead and at most {MaxShelving.TotalDays:0} days from now");
        }

        return this with { ShelvedUntil = until, History = History.Add(new(AlertVerb.Shelved, now, name.Trim(), reason)) };
    }

    /// <summary>Takes the alert off the shelf; <paramref name="name"/> is null when its time ran out.</summary>
    /// <exception cref="AlertActionException">It is not shelved.</exception>
    public Alert Unshelve(string? name, DateTimeOffset now)
    {
        if (ShelvedUntil is null)
        {
            throw new AlertActionException($"alert '{Id}' is not shelved");
        }

        return this with { ShelvedUntil = null, History = History.Add(new(AlertVerb.Unshelved, now, name)) };
    }

    /// <summary>Adds a comment; allowed in every state, also when it is cleared.</summary>
    /// <exception cref="AlertActionException">Name or words are missing, or the words are too many.</exception>
    public Alert Comment(string name, string words, DateTimeOffset now)
    {
        RequireName(name);
        if (string.IsNullOrWhiteSpace(words) || words.Length > MostWords)
        {
            throw new AlertActionException($"a comment has 1 to {MostWords} characters");
        }

        return this with { History = History.Add(new(AlertVerb.Commented, now, name.Trim(), words.Trim())) };
    }

    /// <summary>The condition went away.</summary>
    public Alert Return(DateTimeOffset now) => Active
        ? this with { Active = false, ReturnedAt = now, History = History.Add(new(AlertVerb.Returned, now)) }
        : this;

    /// <summary>The condition is back before the alert was cleared: it is new again.</summary>
    public Alert Reraise(string message, DateTimeOffset now) => Active
        ? this with { Message = message }
        : this with { Active = true, ReturnedAt = null, IsAcknowledged = false, Message = message, History = History.Add(new(AlertVerb.RaisedAgain, now)) };

    private static void RequireName(string name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            throw new AlertActionException("a name is needed: who does this?");
        }
    }
}
