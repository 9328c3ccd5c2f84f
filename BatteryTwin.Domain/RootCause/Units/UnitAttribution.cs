using System.Collections.Concurrent;
using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// Why did this unit fail? Shapley shares of the nodes' noises in the logarithm of how likely they make the outcome (Budhathoki, Minorics, Blöbaum and
/// Janzing 2022), with intervals from fits to resampled reference units. Thread-safe; the same unit and seed give the same answer.
/// </summary>
public sealed class UnitAttribution
{
    /// <summary>What the scores are measured in.</summary>
    public const string Scale = "nats: natural logarithm of how many times likelier the unit's own noise makes its outcome than it is among reference units";

    /// <summary>Confidence level of the intervals.</summary>
    public const double Level = 0.95;

    private readonly CausalModel _model;
    private readonly CoalitionPlan _plan;
    private readonly UnitCounterfactuals _counterfactuals;
    private readonly ConcurrentBag<ICoalitionGame> _idle = [];

    /// <summary>The sample drawn last: most questions come with the same seed.</summary>
    private UnitSample? _last;

    public UnitAttribution(CausalModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _model = model;
        _plan = CoalitionPlan.Of(model.Graph);
        _counterfactuals = new(model.Graph, model.Outcome);
    }

    /// <summary>Explains each unit of a table.</summary>
    /// <param name="units">One row a unit.</param>
    /// <param name="seed">Settles the samples that the units are compared with.</param>
    /// <param name="cancel">Stops between two units.</param>
    /// <exception cref="RootCauseInputException">A binary node has another value than 0 and 1.</exception>
    public UnitReport Explain(ObservationTable units, ulong seed = 0, CancellationToken cancel = default)
    {
        ObservationTable clean = _model.Clean(units);
        UnitSample sample = Sample(seed);
        UnitFinding[] findings = new UnitFinding[clean.Rows];
        Parallel.For(0, clean.Rows, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, row =>
        {
            double[] unit = [.. clean.Columns.Select(column => column[row])];
            findings[row] = Explain(clean.Ids[row], unit, sample);
        });
        return new(findings, clean.Warnings);
    }

    private UnitSample Sample(ulong seed)
    {
        UnitSample? sample = Volatile.Read(ref _last);
        if (sample?.Seed != seed)
        {
            sample = UnitSample.Draw(_model, seed);
            Volatile.Write(ref _last, sample);
        }

        return sample;
    }

    private UnitFinding Explain(string id, double[] unit, UnitSample sample)
    {
        CausalGraph graph = _model.Graph;
        string[] missing = [.. graph.Nodes.Select(node => node.Id).Where((_, i) => double.IsNaN(unit[i]))];
        double target = unit[graph.TargetIndex];
        if (double.IsNaN(target))
        {
            return new(id, 0, Ranked([], []), graph.Nodes.ToDictionary(node => node.Id, _ => false), [$"the target '{graph.Target.Id}' is missing: there is nothing to explain"]);
        }

        double[][][] own = sample.Own(unit);
        IReadOnlyDictionary<string, bool> wouldPass = _counterfactuals.WouldPass(sample, own, target);
        string[] warnings = missing.Length > 0 ? [$"missing: {string.Join(", ", missing)}; what they may have been was inferred from the other values"] : [];
        if (graph.Target.Kind == CausalNodeKind.Binary && !_model.Outcome.IsBad(target))
        {
            return new(id, 0, Ranked([], []), wouldPass, [.. warnings, "the unit is good: there is no failure to explain"]);
        }

        if (!_idle.TryTake(out ICoalitionGame? game))
        {
            game = _plan.IsExact ? new ExactCoalitionGame(_plan) : new SampledCoalitionGame(graph, _plan);
        }

        CoalitionShares shares = game.Play(sample, own, _model.Outcome.AsExtremeAs(target));
        _idle.Add(game);
        IReadOnlyList<Contribution> ranked = Ranked(shares.All, ShareInterval.HalfWidths(shares, Level));
        return new(id, ranked.Sum(contribution => contribution.Value), ranked, wouldPass, warnings);
    }

    /// <summary>All nodes, greatest share first; those that do not act on the target have none.</summary>
    private Contribution[] Ranked(double[] shares, double[] halfWidths)
    {
        Contribution[] all = [.. _model.Graph.Nodes.Select(node => new Contribution(node.Id, 0, 0, 0))];
        for (int i = 0; i < shares.Length; i++)
        {
            all[_plan.Players[i]] = all[_plan.Players[i]] with { Value = shares[i], Low = shares[i] - halfWidths[i], High = shares[i] + halfWidths[i] };
        }

        return [.. all.OrderByDescending(contribution => contribution.Value)];
    }
}
