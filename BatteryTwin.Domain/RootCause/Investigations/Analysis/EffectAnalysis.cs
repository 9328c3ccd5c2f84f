using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;
using BatteryTwin.Domain.RootCause.Investigations.Priors;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Investigations.Analysis;

/// <summary>Answers the question of an investigation over the genealogy of a plant, with the evidence that a person needs to agree or to object.</summary>
public sealed class EffectAnalysis(CausePriors priors, PlantAttributionOptions options)
{
    private const int MostStretches = 72;
    private const int MostHarmless = 8;
    private const double SpanOfBadTimes = 4;

    /// <param name="graph">The causal graph.</param>
    /// <param name="tables">Units with their values, those that others were made of first.</param>
    /// <param name="effect">The question.</param>
    /// <param name="progress">Told how far the work is, 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="PlantCaseException">The question cannot be answered from these tables; the message says what to change.</exception>
    /// <exception cref="TableException">A table does not carry the graph.</exception>
    public EffectFinding Explain(PlantGraph graph, IReadOnlyList<UnitTable> tables, InvestigationEffect effect, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(effect);
        EffectWindow window = new(effect, new(graph, tables));
        PlantQuestion question = new(TimeColumn.TimeOf(window.Until), WorkShift.Usual);
        PlantCase plantCase = new(graph, question, tables, window.IsCounted, window.IsListed);
        PlantExplanation explanation = new PlantAttribution(options).ExplainFully(plantCase, progress, cancel);
        TimeGrid grid = Grid(explanation, window);
        CauseEvidence evidence = new(plantCase, explanation.Model, window, grid);
        CauseHypothesis[] causes = [.. explanation.Finding.Causes.Select((cause, at) => evidence.Of(cause, explanation.Stretches[at], explanation.Named[at], priors))];
        (int referenceUnits, int referenceDefects) = Reference(plantCase, window);
        ListedStudy listed = new(window, plantCase, explanation);
        EffectFinding finding = new()
        {
            Verdict = explanation.Finding.Verdict,
            Target = graph.Nodes[graph.Target].Id,
            UnitTable = window.Places.Units.Name,
            Place = window.Place,
            ReferenceFrom = TimeColumn.TimeOf(window.First),
            ReferenceUntil = question.ReferenceUntil,
            From = TimeColumn.TimeOf(window.From),
            To = TimeColumn.TimeOf(window.To),
            Units = explanation.Finding.InvestigatedUnits,
            Defects = explanation.Finding.InvestigatedDefects,
            ReferenceUnits = referenceUnits,
            ReferenceDefects = referenceDefects,
            Excess = explanation.Finding.ExcessDefects,
            EffectStart = window.EffectStart is { } start ? TimeColumn.TimeOf(start) : null,
            ListedUnits = window.Listed.Count,
            Rate = Rate(window, grid),
            Causes = [.. causes.OrderByDescending(cause => cause.Weight)],
            Joint = Joint(plantCase, explanation, causes, cancel),
            Listed = listed.Cells([.. causes.Select(cause => cause.Key)]),
            Common = listed.Common(tables, cancel),
            CommonOf = listed.Of,
            Harmless = [.. explanation.Harmless.OrderByDescending(change => change.Stretch.Evidence).Take(MostHarmless).Select(change => Harmless(graph, change.Stretch, change.Avoided))],
            Variables = graph.Nodes.Count,
            Warnings = [.. window.Warnings, .. plantCase.Warnings],
        };
        return finding with { Warnings = [.. finding.Warnings, .. Remarks(finding)] };
    }

    private JointContribution[] Joint(PlantCase plantCase, PlantExplanation explanation, CauseHypothesis[] causes, CancellationToken cancel) =>
    [
        .. JointEffect.All(plantCase, explanation, options, cancel)
            .Select(joint => new JointContribution([.. joint.Causes.Select(at => causes[at].Key)], Of(joint.Investigated), causes[0].Listed is null ? null : Of(joint.Named))),
    ];

    private static Avoided Of(AvoidedEstimate estimate) => new(estimate.Value, estimate.Low, estimate.High);

    private static HarmlessChange Harmless(PlantGraph graph, ChangedStretch stretch, double avoided)
    {
        PlantNode node = graph.Nodes[stretch.Node];
        return new(node.Id, stretch.Place, TimeColumn.TimeOf(stretch.Start), stretch.Shift, node.Unit, avoided);
    }

    /// <summary>One grid for effect and causes, so that their charts share the axis: the bad time with what came before it, some three times as long.</summary>
    private static TimeGrid Grid(PlantExplanation explanation, EffectWindow window)
    {
        double change = explanation.Stretches.Select(stretch => stretch.Start).Append(window.From).Append(window.EffectStart ?? window.From).Min();
        return new(Math.Max(Math.Min(window.First, change), window.End - (SpanOfBadTimes * (window.End - change))), window.End, MostStretches);
    }

    private static EffectRate Rate(EffectWindow window, TimeGrid grid)
    {
        int[] units = new int[grid.Count];
        int[] defects = new int[grid.Count];
        (bool[] inPlace, _) = window.Places.At(window.Place);
        for (int row = 0; row < inPlace.Length; row++)
        {
            int at = inPlace[row] && window.Places.Last[row] <= window.End ? grid.IndexOf(window.Places.Last[row]) : -1;
            if (at >= 0)
            {
                units[at]++;
                defects[at] += window.Places.Failed[row] ? 1 : 0;
            }
        }

        return new(grid.From, grid.Every, units, defects);
    }

    private static (int Units, int Defects) Reference(PlantCase plantCase, EffectWindow window)
    {
        double[] target = plantCase.Target.Values;
        int[] rows = [.. Enumerable.Range(0, target.Length).Where(row => window.IsCounted[row] && window.Places.Last[row] < window.Until && double.IsFinite(target[row]))];
        return (rows.Length, rows.Count(row => target[row] == 1));
    }

    private static IEnumerable<string> Remarks(EffectFinding finding)
    {
        if (finding.NaturalSpread > Math.Max(10, 0.1 * Math.Abs(finding.Excess)))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{finding.NaturalSpread:0} of {finding.Excess:0} failures beyond the reference's rate are left to the natural spread of lots, weather and units: no single change explains them");
        }
    }
}
