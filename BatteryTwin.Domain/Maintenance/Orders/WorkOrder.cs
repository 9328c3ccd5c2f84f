using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Orders;

/// <summary>
/// A work order and all that happened to it. Immutable: the verbs return the next one, with a history entry and the next version, or refuse.
/// Open → planned → started ⇄ paused → completed; an urgent one may start unplanned; cancelled from every state before completed.
/// </summary>
public sealed record WorkOrder
{
    public required string Id { get; init; }

    /// <summary>Counts the changes from 1; a change is made to the version one has seen.</summary>
    public required long Version { get; init; }

    public required WorkContent Content { get; init; }

    public required WorkOrigin Origin { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public WorkState State { get; init; }

    public WorkPlacement? Placement { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    public WorkFinding? Finding { get; init; }

    public ImmutableList<WorkAction> History { get; init; } = [];

    /// <summary>Something is left to do.</summary>
    public bool IsLive => State is not (WorkState.Completed or WorkState.Cancelled);

    /// <summary>The models know what was found, or need not.</summary>
    public bool IsReported => History.Exists(action => action.Verb == WorkVerb.Reported);

    /// <summary>The component's life ended with this work: it is new, or it had failed and was mended.</summary>
    public bool EndsLife => Content.Component is not null && Finding is { } finding && (finding.Replaced || (finding.Kind == FindingKind.Confirmed && Content.Type == WorkType.Corrective));

    /// <summary>A fresh order.</summary>
    /// <exception cref="WorkOrderException">Its content is not valid; the message names every fault.</exception>
    public static WorkOrder Create(string id, WorkContent content, WorkOrigin origin, string? name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(content);
        RequireSound(content);
        return new() { Id = id, Version = 1, Content = content, Origin = origin, CreatedAt = now, History = [new(WorkVerb.Created, now, name?.Trim())] };
    }

    /// <summary>Asks for something else; allowed while the order is live. A plan stays as it is.</summary>
    public WorkOrder Amend(WorkContent content, string name, DateTimeOffset now, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        Require(IsLive, "amended");
        RequireSound(content);
        return After(WorkVerb.Amended, name, now, reason) with { Content = content };
    }

    /// <summary>Gives it a time and a crew, for the first time or another one; allowed until it is started.</summary>
    public WorkOrder Plan(WorkPlacement placement, string name, DateTimeOffset now, string? reason = null)
    {
        ArgumentNullException.ThrowIfNull(placement);
        Require(State is WorkState.Open or WorkState.Planned, "planned");
        if (placement.End <= placement.Start)
        {
            throw new WorkOrderException($"the plan of order '{Id}' ends at {placement.End:O}, not after its start");
        }

        if (string.IsNullOrWhiteSpace(placement.Crew))
        {
            throw new WorkOrderException($"the plan of order '{Id}' names no crew");
        }

        return After(WorkVerb.Planned, name, now, reason) with { State = WorkState.Planned, Placement = placement };
    }

    /// <summary>Takes time and crew away.</summary>
    public WorkOrder Unplan(string name, string reason, DateTimeOffset now)
    {
        Require(State == WorkState.Planned, "unplanned");
        RequireReason(reason, "unplan");
        return After(WorkVerb.Unplanned, name, now, reason) with { State = WorkState.Open, Placement = null };
    }

    /// <summary>Work begins; without a plan when it is urgent.</summary>
    public WorkOrder Start(string name, DateTimeOffset now)
    {
        Require(State is WorkState.Open or WorkState.Planned, "started");
        return After(WorkVerb.Started, name, now, null) with { State = WorkState.Started, StartedAt = now };
    }

    public WorkOrder Pause(string name, string reason, DateTimeOffset now)
    {
        Require(State == WorkState.Started, "paused");
        RequireReason(reason, "pause");
        return After(WorkVerb.Paused, name, now, reason) with { State = WorkState.Paused };
    }

    public WorkOrder Resume(string name, DateTimeOffset now)
    {
        Require(State == WorkState.Paused, "resumed");
        return After(WorkVerb.Resumed, name, now, null) with { State = WorkState.Started };
    }

    /// <summary>Work is done; says what was found.</summary>
    public WorkOrder Complete(WorkFinding finding, string name, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(finding);
        Require(State is WorkState.Started or WorkState.Paused, "completed");
        if (finding.Kind == FindingKind.Other && string.IsNullOrWhiteSpace(finding.Note))
        {
            throw new WorkOrderException($"order '{Id}' found something else: a note must say what");
        }

        if (finding.Replaced && Content.Component is null)
        {
            throw new WorkOrderException($"order '{Id}' names no component, so none can have been replaced");
        }

        return After(WorkVerb.Completed, name, now, finding.Note) with { State = WorkState.Completed, CompletedAt = now, Finding = finding };
    }

    /// <summary>What became of a finding: the label that the models were told, or why none. Once, by the system.</summary>
    /// <param name="words">In words.</param>
    /// <param name="now">When.</param>
    public WorkOrder Report(string words, DateTimeOffset now)
    {
        if (State != WorkState.Completed || IsReported)
        {
            throw new WorkOrderException($"order '{Id}' has no finding to report");
        }

        return this with { Version = Version + 1, History = History.Add(new(WorkVerb.Reported, now, null, words)) };
    }

    public WorkOrder Cancel(string name, string reason, DateTimeOffset now)
    {
        Require(IsLive, "cancelled");
        RequireReason(reason, "cancel");
        return After(WorkVerb.Cancelled, name, now, reason) with { State = WorkState.Cancelled, Placement = null };
    }

    private WorkOrder After(string verb, string name, DateTimeOffset now, string? reason) => string.IsNullOrWhiteSpace(name)
        ? throw new WorkOrderException("a name is needed: who does this?")
        : this with { Version = Version + 1, History = History.Add(new(verb, now, name.Trim(), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim())) };

    private void Require(bool allowed, string participle)
    {
        if (!allowed)
        {
            throw new WorkOrderException($"order '{Id}' is {State.ToString().ToLowerInvariant()} and cannot be {participle}");
        }
    }

    private void RequireReason(string reason, string verb)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            throw new WorkOrderException($"a reason is needed to {verb} order '{Id}'");
        }
    }

    private static void RequireSound(WorkContent content)
    {
        if (content.Faults() is { Count: > 0 } faults)
        {
            throw new WorkOrderException(string.Join("; ", faults));
        }
    }
}
