using System.Collections.Immutable;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;

namespace BatteryTwin.Domain.RootCause.Investigations;

/// <summary>
/// An investigation as its history leaves it. Verbs return the change to be recorded, or refuse it; nothing else alters an investigation.
/// </summary>
public sealed record Investigation
{
    private const int MostText = 4_000;
    private const int MostReason = 500;

    private Investigation(string id, InvestigationEffect effect) => (Id, Effect) = (id, effect);

    public string Id { get; }

    public InvestigationEffect Effect { get; private init; }

    public IReadOnlyList<InvestigationEntry> History { get; private init; } = [];

    /// <summary>Number of entries; what a writer must have seen.</summary>
    public int Version => History.Count;

    public InvestigationStatus Status { get; private init; }

    /// <summary>The newest answer; null before the first.</summary>
    public EffectFinding? Finding { get; private init; }

    /// <summary>Why the newest analysis failed; null when it did not.</summary>
    public string? Failure { get; private init; }

    /// <summary>Judgements by cause.</summary>
    public IReadOnlyDictionary<string, CauseVerdict> Verdicts { get; private init; } = ImmutableDictionary<string, CauseVerdict>.Empty;

    public string Conclusion { get; private init; } = string.Empty;

    public IReadOnlyList<InvestigationAction> Actions { get; private init; } = [];

    public DateTimeOffset OpenedAt => History[0].At;

    public string OpenedBy => History[0].Who;

    public DateTimeOffset ChangedAt => History[^1].At;

    /// <summary>The investigation that a history tells of.</summary>
    /// <exception cref="ArgumentException">It does not begin with the opening, or versions have gaps.</exception>
    public static Investigation Of(string id, IEnumerable<InvestigationEntry> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        Investigation? told = null;
        foreach (InvestigationEntry entry in history)
        {
            told = told is not null ? told.With(entry) : entry is { Version: 1, Change: Opened opened }
                ? new Investigation(id, opened.Effect) { History = [entry] }
                : throw new ArgumentException($"the history of '{id}' does not begin with its opening", nameof(history));
        }

        return told ?? throw new ArgumentException($"'{id}' has no history", nameof(history));
    }

    /// <summary>The investigation after one more entry.</summary>
    /// <exception cref="ArgumentException">The entry's version does not follow.</exception>
    public Investigation With(InvestigationEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Investigation next = entry.Version == Version + 1 ? this with { History = [.. History, entry] } : throw new ArgumentException($"version {entry.Version} does not follow version {Version} of '{Id}'", nameof(entry));
        return entry.Change switch
        {
            Analysed analysed => next with { Finding = analysed.Finding, Failure = null },
            AnalysisFailed failed => next with { Failure = failed.Reason },
            CauseDecided decided => next with { Verdicts = ((ImmutableDictionary<string, CauseVerdict>)Verdicts).SetItem(decided.Cause, new(decided.Verdict, decided.Reason, entry.Who, entry.At)) },
            ConclusionWritten written => next with { Conclusion = written.Text, Status = InvestigationStatus.Concluded },
            Reopened => next with { Status = InvestigationStatus.Open },
            ActionAdded added => next with { Actions = [.. Actions, new(added.Number, added.Text, added.Owner, IsDone: false)] },
            ActionSettled settled => next with { Actions = [.. Actions.Select(action => action.Number == settled.Number ? action with { IsDone = settled.IsDone } : action)] },
            _ => next,
        };
    }

    /// <exception cref="InvestigationException">It is concluded.</exception>
    public Analysed Analyse(EffectFinding finding)
    {
        RequireOpen("analyse it again");
        return new(finding);
    }

    /// <exception cref="InvestigationException">It is concluded, names no such cause, or a rejection or a parking has no reason.</exception>
    public CauseDecided Decide(string cause, Verdict verdict, string? reason)
    {
        RequireOpen("judge its causes");
        CauseHypothesis found = Finding?.Causes.FirstOrDefault(known => known.Key == cause)
            ?? throw new InvestigationException($"the investigation names no cause '{cause}'; it names {(Finding is { Causes.Count: > 0 } finding ? string.Join(", ", finding.Causes.Select(known => $"'{known.Key}'")) : "none")}");
        string why = Text(reason, "the reason", MostReason);
        return why.Length > 0 || verdict == Verdict.Confirmed
            ? new(cause, found.Node, found.PlaceKind, verdict, why)
            : throw new InvestigationException($"a cause is {(verdict == Verdict.Rejected ? "rejected" : "parked")} with a reason, so that others can follow; give one");
    }

    /// <exception cref="InvestigationException">It is concluded, or the text is empty or too long.</exception>
    public ConclusionWritten Conclude(string? text)
    {
        RequireOpen("write another conclusion");
        return new(Needed(text, "the conclusion", MostText));
    }

    /// <exception cref="InvestigationException">It is open, or no reason was given.</exception>
    public Reopened Reopen(string? reason) => Status == InvestigationStatus.Concluded
        ? new(Needed(reason, "the reason", MostReason))
        : throw new InvestigationException("the investigation is open already");

    /// <exception cref="InvestigationException">The text is empty or too long.</exception>
    public ActionAdded AddAction(string? text, string? owner) => new(Actions.Count + 1, Needed(text, "the action", MostReason), Text(owner, "the owner", 80));

    /// <exception cref="InvestigationException">There is no such action.</exception>
    public ActionSettled SettleAction(int number, bool isDone) => number >= 1 && number <= Actions.Count
        ? new(number, isDone)
        : throw new InvestigationException($"there is no action {number}; the investigation has {Actions.Count}");

    /// <param name="verb">What is to be done with it, for the message.</param>
    /// <exception cref="InvestigationException">It is concluded.</exception>
    public void RequireOpen(string verb)
    {
        if (Status != InvestigationStatus.Open)
        {
            throw new InvestigationException($"the investigation is concluded; open it again to {verb}");
        }
    }

    private static string Needed(string? text, string what, int most) => Text(text, what, most) is { Length: > 0 } given ? given : throw new InvestigationException($"{what} is empty");

    private static string Text(string? text, string what, int most)
    {
        string trimmed = text?.Trim() ?? string.Empty;
        return trimmed.Length <= most ? trimmed : throw new InvestigationException($"{what} has {trimmed.Length} characters; use at most {most}");
    }
}
