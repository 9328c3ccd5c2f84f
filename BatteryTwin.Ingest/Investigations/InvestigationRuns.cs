using System.Collections.Concurrent;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Investigations.Analysis;
using BatteryTwin.Domain.RootCause.Investigations.Changes;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Storage.Investigations;

namespace BatteryTwin.Ingest.Investigations;

/// <summary>Runs the analyses of investigations as jobs, one at a time for each; the answer, or why there is none, becomes part of the history.</summary>
public sealed class InvestigationRuns(IInvestigations investigations, QuestionTables questions, SignalEvidence signals, IJobs jobs)
{
    public const string JobKind = "investigation";

    /// <summary>Who enters analyses into the history.</summary>
    public const string Product = "BatteryTwin";

    private readonly ConcurrentDictionary<string, string> _jobs = new(StringComparer.Ordinal);
    private readonly Lock _starting = new();

    /// <summary>The job that analyses an investigation now; null when none does.</summary>
    public JobStatus? Running(string id) => _jobs.TryGetValue(id, out string? job) && jobs.Find(job) is { IsFinished: false } status ? status : null;

    /// <summary>Starts the analysis of an investigation, or names the one that runs.</summary>
    /// <param name="id">An investigation that exists.</param>
    public JobStatus Start(string id)
    {
        lock (_starting)
        {
            if (Running(id) is { } running)
            {
                return running;
            }

            JobStatus started = jobs.Start(JobKind, (progress, cancel) => RunAsync(id, progress, cancel));
            _jobs[id] = started.Id;
            return started;
        }
    }

    /// <summary>Asks the running analysis to stop; false when none runs.</summary>
    public bool Cancel(string id) => Running(id) is { } job && jobs.Cancel(job.Id);

    private async Task<object?> RunAsync(string id, IJobProgress progress, CancellationToken cancel)
    {
        Investigation investigation = investigations.Find(id) ?? throw new KeyNotFoundException($"there is no investigation '{id}'");
        investigation.RequireOpen("analyse it again");
        try
        {
            progress.Report(0.02, "Reading units and what they were made of");
            (PlantGraph graph, IReadOnlyList<UnitTable> tables) = await questions.ReadAsync(investigation, cancel).ConfigureAwait(false);
            EffectAnalysis analysis = new(new CausePriors(investigations.Verdicts(id)), new());
            EffectFinding finding = await Task.Run(
                () => analysis.Explain(graph, tables, investigation.Effect, done => progress.Report(0.1 + (0.8 * done), "Looking for changes and what follows from them"), cancel), cancel).ConfigureAwait(false);
            progress.Report(0.92, "Reading the machines' own signals");
            finding = await signals.AddAsync(finding, cancel).ConfigureAwait(false);
            investigations.Apply(id, null, Product, now => now.Analyse(finding));
            return new { investigation = id, finding.Verdict, causes = finding.Causes.Select(cause => cause.Key) };
        }
        catch (Exception problem) when (problem is not (OperationCanceledException or InvestigationException))
        {
            investigations.Apply(id, null, Product, _ => new AnalysisFailed(problem.Message));
            throw;
        }
    }
}
