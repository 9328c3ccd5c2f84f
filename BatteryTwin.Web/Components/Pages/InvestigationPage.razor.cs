using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Web.State;
using BatteryTwin.Web.State.Investigations;
using Microsoft.AspNetCore.Components;

namespace BatteryTwin.Web.Components.Pages;

/// <summary>One investigation: the cause tree with the evidence beside it, what people decided, and what follows. The chosen cause stands in the address (<c>cause</c>; <c>effect</c> for none).</summary>
public sealed partial class InvestigationPage
{
    private const string CauseParameter = "cause";
    private const string EffectWord = "effect";

    private readonly HashSet<string> _off = new(StringComparer.Ordinal);
    private Investigation? _investigation;
    private JobStatus? _job;
    private volatile bool _isChanged;
    private Question? _question;
    private int _seen;
    private string _cause = string.Empty;
    private Verdict _verdict;
    private string _text = string.Empty;
    private string _owner = string.Empty;
    private InvestigationAction? _action;

    private enum Question
    {
        Verdict,
        Conclusion,
        Reopening,
        Action,
        Settling,
    }

    [Inject]
    public required InvestigationDesk Desk { get; init; }

    [Inject]
    public required PageAddress Address { get; init; }

    [Parameter]
    public string Id { get; set; } = string.Empty;

    [SupplyParameterFromQuery(Name = CauseParameter)]
    public string? Chosen { get; set; }

    protected override TimeSpan Interval => TimeSpan.FromMilliseconds(400);

    /// <summary>The chosen cause, the first that was not rejected by default; null for the effect alone.</summary>
    private CauseHypothesis? Selected => Chosen == EffectWord ? null
        : _investigation?.Finding?.Causes is not { } causes ? null
        : causes.FirstOrDefault(cause => cause.Key == Chosen)
            ?? causes.FirstOrDefault(cause => _investigation.Verdicts.GetValueOrDefault(cause.Key)?.Verdict != Verdict.Rejected);

    private string Api => $"/api/rootcause/investigations/{Uri.EscapeDataString(Id)}";

    private string Headline => (_investigation, _job) switch
    {
        ({ Finding: null }, not null) => "Being analysed …",
        ({ Status: InvestigationStatus.Concluded } concluded, _) => $"Concluded: {concluded.Conclusion.Split('\n')[0]}",
        ({ Finding: { } finding }, _) => $"{CauseWords.Effect(finding)}.",
        ({ Failure: not null }, _) => "The analysis failed.",
        _ => "Not analysed yet.",
    };

    private string DialogTitle => _question switch
    {
        Question.Verdict => $"{_verdict switch { Verdict.Confirmed => "Confirm", Verdict.Rejected => "Reject", _ => "Park" }}: {_investigation?.Finding?.Causes.FirstOrDefault(cause => cause.Key == _cause) switch { { } cause => $"{CauseWords.Variable(cause.Node, cause.Unit)} at {CauseWords.Place(cause)}", null => _cause }}",
        Question.Conclusion => "Conclude the investigation",
        Question.Reopening => "Open it again",
        Question.Settling => _action!.IsDone ? $"To be done again: {_action.Text}" : $"Done: {_action.Text}",
        _ => "Add an action",
    };

    private string DialogVerb => _question switch
    {
        Question.Verdict => _verdict switch { Verdict.Confirmed => "Confirm", Verdict.Rejected => "Reject", _ => "Park" },
        Question.Conclusion => "Conclude",
        Question.Reopening => "Open again",
        Question.Settling => "Record",
        _ => "Add",
    };

    private string DialogLabel => _question switch
    {
        Question.Verdict => _verdict == Verdict.Confirmed ? "Reason (optional)" : "Reason",
        Question.Conclusion => "What it comes to",
        Question.Reopening => "Reason",
        _ => "What is to be done",
    };

    protected override void OnInitialized() => Desk.Changed += OnChanged;

    protected override void OnParametersSet() => Read();

    protected override ValueTask<bool> OnTickAsync()
    {
        JobStatus? before = _job;
        if (!_isChanged && before is null)
        {
            return ValueTask.FromResult(false);
        }

        Read();
        return ValueTask.FromResult(true);
    }

    protected override ValueTask DisposeCoreAsync()
    {
        Desk.Changed -= OnChanged;
        return base.DisposeCoreAsync();
    }

    private void OnChanged(string id)
    {
        if (id == Id)
        {
            _isChanged = true;
        }
    }

    private void Read()
    {
        _isChanged = false;
        _job = Desk.Running(Id);
        _investigation = Desk.Find(Id);
    }

    private static string TreeTitle(EffectFinding finding) => finding.Causes.Count switch
    {
        0 => "Nothing changed",
        1 => $"1 cause explains {CauseWords.Percent(Math.Min(1, finding.Causes[0].Share))} of the effect",
        int count => $"{count} causes",
    };

    private string Link(string? cause) => Address.With((CauseParameter, cause ?? EffectWord));

    private string Csv(string series, string? cause) => $"{Api}/evidence?series={series}{(cause is null ? null : $"&cause={Uri.EscapeDataString(cause)}")}";

    private void Analyse()
    {
        Desk.Analyse(Id);
        Read();
    }

    private void Switch(string cause)
    {
        if (!_off.Remove(cause))
        {
            _off.Add(cause);
        }
    }

    private void Decide((string Cause, Verdict Verdict) choice)
    {
        (_cause, _verdict) = choice;
        Ask(Question.Verdict);
    }

    private void Settle(InvestigationAction action)
    {
        _action = action;
        Ask(Question.Settling);
    }

    private void Ask(Question question)
    {
        // What was on screen when the question came up is what the person has seen.
        (_question, _seen, _text, _owner) = (question, _investigation!.Version, string.Empty, string.Empty);
    }

    private void Closed()
    {
        _question = null;
        Read();
    }

    private Task<string?> AnswerAsync(string name, CancellationToken cancel) => Task.FromResult(_question switch
    {
        Question.Verdict => Desk.Decide(Id, _seen, name, _cause, _verdict, _text),
        Question.Conclusion => Desk.Conclude(Id, _seen, name, _text),
        Question.Reopening => Desk.Reopen(Id, _seen, name, _text),
        Question.Settling => Desk.SettleAction(Id, _seen, name, _action!.Number, !_action.IsDone),
        _ => Desk.AddAction(Id, _seen, name, _text, _owner),
    });
}
