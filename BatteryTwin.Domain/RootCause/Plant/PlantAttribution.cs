using System.Globalization;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>
/// From more defects than usual back to the variable and the place that made them. A variable that changed is a cause only when defects follow from it: the answer names
/// what would have been avoided, and nothing when nothing changed.
/// </summary>
public sealed class PlantAttribution(PlantAttributionOptions options)
{
    private const int NamedHarmless = 8;

    /// <param name="plantCase">The question with its data.</param>
    /// <param name="progress">Told how far the work is, 0 to 1.</param>
    /// <param name="cancel">Stops the work.</param>
    public PlantFinding Explain(PlantCase plantCase, Action<double>? progress, CancellationToken cancel) => ExplainFully(plantCase, progress, cancel).Finding;

    /// <summary>The same with what was learned on the way, for those who show the evidence.</summary>
    internal PlantExplanation ExplainFully(PlantCase plantCase, Action<double>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(plantCase);
        PlantModel model = new(plantCase, options, done => progress?.Invoke(0.7 * done), cancel);
        ChangedStretch[] changes = [.. model.Changes];
        CompletedValues actual = new(plantCase, model);
        int defects = Count(plantCase, plantCase.IsInvestigated, 1);
        int units = Count(plantCase, plantCase.IsInvestigated, 1) + Count(plantCase, plantCase.IsInvestigated, 0);
        double excess = Excess(plantCase, defects, units);
        List<(PlantCause Cause, ChangedStretch Stretch, AvoidedEstimate Named)> causes = [];
        List<(ChangedStretch Stretch, double Avoided)> harmless = [];
        for (int at = 0; at < changes.Length; at++)
        {
            cancel.ThrowIfCancellationRequested();
            Counterfactual without = new(plantCase, model, actual, changes[at]);
            double avoided = without.ReachesTarget ? without.Avoided().Investigated : 0;
            if (avoided >= Math.Max(options.LeastAvoided, options.LeastShare * defects))
            {
                (AvoidedEstimate investigated, AvoidedEstimate ofNamed) = AvoidedEstimate.Of(without, options);
                causes.Add((Cause(plantCase, changes[at], investigated, excess), changes[at], ofNamed));
            }
            else
            {
                harmless.Add((changes[at], avoided));
            }

            progress?.Invoke(0.7 + (0.3 * (at + 1) / changes.Length));
        }

        causes = [.. causes.OrderByDescending(found => found.Cause.AvoidedDefects)];
        PlantCause[] named = [.. causes.Select(found => found.Cause)];
        PlantFinding finding = new(named.Length > 0 ? PlantFinding.Changed : PlantFinding.Unchanged, named, Warnings(plantCase, named, harmless.Select(change => change.Stretch), excess), units, defects, excess);
        return new(finding, model, actual, [.. causes.Select(found => found.Stretch)], [.. causes.Select(found => found.Named)], harmless);
    }

    private static int Count(PlantCase plantCase, bool[] rows, double value)
    {
        double[] target = plantCase.Target.Values;
        return Enumerable.Range(0, target.Length).Count(row => rows[row] && target[row] == value);
    }

    private static double Excess(PlantCase plantCase, int defects, int units)
    {
        bool[] reference = plantCase.Target.Table.IsReference;
        bool[] counted = [.. reference.Select((isReference, row) => isReference && plantCase.IsCounted(row))];
        double bad = Count(plantCase, counted, 1);
        return defects - (units * bad / Math.Max(1, bad + Count(plantCase, counted, 0)));
    }

    private static PlantCause Cause(PlantCase plantCase, ChangedStretch change, AvoidedEstimate avoided, double excess)
    {
        PlantNode node = plantCase.Columns[change.Node].Node;
        double share = excess > 0 ? Math.Min(1, avoided.Value / excess) : 1;
        return new(
            node.Id,
            change.Place,
            TimeColumn.TimeOf(change.Start),
            change.IsOver ? TimeColumn.TimeOf(change.End) : null,
            avoided.Value,
            avoided.Low,
            avoided.High,
            share,
            change.Shift,
            node.Unit,
            change.Rows.Length,
            change.Evidence);
    }

    private static List<string> Warnings(PlantCase plantCase, PlantCause[] causes, IEnumerable<ChangedStretch> harmless, double excess)
    {
        List<string> warnings = [.. plantCase.Warnings];
        foreach (ChangedStretch change in harmless.OrderByDescending(change => change.Evidence).Take(NamedHarmless))
        {
            PlantNode node = plantCase.Columns[change.Node].Node;
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{node.Id} changed at {change.Place} from {TimeColumn.TimeOf(change.Start):yyyy-MM-ddTHH:mm:ssZ} (by {change.Shift:g4} {node.Unit}), but hardly any defect follows from it"));
        }

        double left = excess - causes.Sum(cause => cause.AvoidedDefects);
        if (left > Math.Max(10, 0.1 * Math.Abs(excess)))
        {
            warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{left:0} of {excess:0} defects beyond the reference's rate are left to the natural spread of lots, weather and units: no single change explains them"));
        }

        return warnings;
    }
}
