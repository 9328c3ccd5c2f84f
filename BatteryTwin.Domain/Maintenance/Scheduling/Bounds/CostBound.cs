using BatteryTwin.Domain.Maintenance.Scheduling.Search;
using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>
/// A proven lower bound of the cost of a schedule, by Lagrangian relaxation (Fisher, 1981): capacities become prices λ per resource and slot, and the worth of a line's slot is shared
/// out among the tasks that may stop it (shares μ that sum to it). Every task then takes its cheapest place alone; any λ ≥ 0 and any shares bound every schedule from below. Waiting
/// for each other is left out. Prices and shares are bettered by subgradient steps.
/// </summary>
internal sealed class CostBound
{
    private const int MostIterations = 1_000;
    private const int PatienceIterations = 8;

    /// <summary>Prices step less boldly than shares: tasks that like the same slot make large excesses that mean little.</summary>
    private const double PriceCaution = 0.1;

    private readonly BoundTask[] _tasks;
    private readonly SlotPrices _prices;
    private readonly LineShares _shares;
    private readonly double _fixedCost;

    public CostBound(SlotProblem problem)
    {
        int[] movable = [.. Enumerable.Range(0, problem.Tasks.Length).Where(i => problem.Tasks[i].Fixed is null)];
        int[] standing = [.. Enumerable.Range(0, problem.Tasks.Length).Where(i => problem.Tasks[i].Fixed is not null)];
        SlotTask[] fixedTasks = [.. standing.Select(i => problem.Tasks[i])];
        _fixedCost = (problem with { Tasks = [.. fixedTasks] }).CostOf([.. fixedTasks.Select(task => task.Fixed!.Value)]);
        _prices = new(problem, fixedTasks);
        _shares = new(problem, movable, fixedTasks);
        _tasks = [.. movable.Select((task, at) => new BoundTask(problem, problem.Tasks[task], at))];
        Value = double.NegativeInfinity;
        Evaluate();
    }

    /// <summary>The best bound so far.</summary>
    public double Value { get; private set; }

    /// <summary>Betters the bound.</summary>
    /// <param name="cost">Cost of a known schedule.</param>
    /// <param name="limits">How long.</param>
    /// <param name="cancel">Stops it.</param>
    public void Improve(double cost, SearchLimits limits, CancellationToken cancel)
    {
        SearchClock clock = new(limits with { Iterations = Math.Min(limits.Iterations, MostIterations) }, null, cancel);
        double boldness = 1;
        int patience = PatienceIterations;
        double current = Evaluate();
        while (_tasks.Length > 0 && Value < cost - (1e-9 * (1 + Math.Abs(cost))) && clock.Next(Value))
        {
            (double lines, double capacities) = (_shares.SquaredExcess(), _prices.SquaredExcess());
            if (lines + capacities <= 0)
            {
                return;
            }

            double missing = boldness * Math.Max(cost - current, 1e-9);
            _shares.Step(lines > 0 ? missing / lines : 0);
            _prices.Step(capacities > 0 ? PriceCaution * missing / capacities : 0);
            double before = Value;
            current = Evaluate();
            if (Value > before + (1e-6 * Math.Abs(before)))
            {
                patience = PatienceIterations;
            }
            else if (--patience == 0)
            {
                (boldness, patience) = (boldness * 0.6, PatienceIterations);
            }
        }
    }

    private double Evaluate()
    {
        _prices.Begin();
        _shares.Begin();
        double bound = _fixedCost - _prices.Rent();
        foreach (BoundTask task in _tasks)
        {
            (SlotPlacement placement, double cost) = task.Cheapest(_prices, _shares);
            bound += cost;
            if (placement.IsPlaced)
            {
                _prices.Take(task.Task, placement);
                _shares.Take(task.At, task.Task, placement);
            }
        }

        Value = Math.Max(Value, bound);
        return bound;
    }
}
