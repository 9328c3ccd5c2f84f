using BatteryTwin.Domain.Maintenance.Scheduling.Slots;

namespace BatteryTwin.Domain.Maintenance.Scheduling.Bounds;

/// <summary>A price λ ≥ 0 for a unit of each resource in each slot, and what tasks take at those prices.</summary>
internal sealed class SlotPrices
{
    private readonly SlotProblem _problem;
    private readonly double[][] _prices;
    private readonly double[][] _before;
    private readonly int[][] _free;
    private readonly int[][] _taken;

    /// <param name="problem">The problem.</param>
    /// <param name="standing">Tasks that stand: what they take is not for sale.</param>
    public SlotPrices(SlotProblem problem, IReadOnlyList<SlotTask> standing)
    {
        _problem = problem;
        _prices = [.. problem.Resources.Select(_ => new double[problem.Horizon])];
        _before = [.. problem.Resources.Select(_ => new double[problem.Horizon + 1])];
        _taken = [.. problem.Resources.Select(_ => new int[problem.Horizon])];
        _free = [.. problem.Resources.Select(resource => Enumerable.Repeat(resource.Capacity, problem.Horizon).ToArray())];
        foreach (SlotTask task in standing)
        {
            Add(_free, task, task.Fixed!.Value, -1);
        }

        // Where fixed tasks take more than there is, nothing is left; less than nothing would make the bound larger than schedules cost that have no choice there.
        foreach (int[] free in _free)
        {
            for (int slot = 0; slot < free.Length; slot++)
            {
                free[slot] = Math.Max(0, free[slot]);
            }
        }
    }

    /// <summary>Price of a unit over [start, end), slots in which the resource does not work left out.</summary>
    public double Between(int resource, int start, int end) => _before[resource][end] - _before[resource][start];

    /// <summary>Starts a round at the present prices.</summary>
    public void Begin()
    {
        for (int resource = 0; resource < _prices.Length; resource++)
        {
            Array.Clear(_taken[resource]);
            (double[] prices, double[] before) = (_prices[resource], _before[resource]);
            for (int slot = 0; slot < prices.Length; slot++)
            {
                before[slot + 1] = before[slot] + prices[slot];
            }
        }
    }

    /// <summary>What all that is for sale is worth.</summary>
    public double Rent()
    {
        double rent = 0;
        for (int resource = 0; resource < _prices.Length; resource++)
        {
            (double[] prices, int[] free) = (_prices[resource], _free[resource]);
            for (int slot = 0; slot < prices.Length; slot++)
            {
                rent += prices[slot] * free[slot];
            }
        }

        return rent;
    }

    public void Take(SlotTask task, SlotPlacement placement) => Add(_taken, task, placement, 1);

    /// <summary>Squared length of the excess of what is taken over what is for sale, where a step would change a price.</summary>
    public double SquaredExcess()
    {
        double sum = 0;
        for (int resource = 0; resource < _prices.Length; resource++)
        {
            (double[] prices, int[] free, int[] taken) = (_prices[resource], _free[resource], _taken[resource]);
            for (int slot = 0; slot < prices.Length; slot++)
            {
                double excess = taken[slot] - free[slot];
                sum += excess > 0 || prices[slot] > 0 ? excess * excess : 0;
            }
        }

        return sum;
    }

    /// <summary>Prices rise where more is taken than there is, and fall where something is left.</summary>
    public void Step(double size)
    {
        for (int resource = 0; resource < _prices.Length; resource++)
        {
            (double[] prices, int[] free, int[] taken) = (_prices[resource], _free[resource], _taken[resource]);
            for (int slot = 0; slot < prices.Length; slot++)
            {
                // A closed slot is never taken, so its price stays 0.
                prices[slot] = Math.Max(0, prices[slot] + (size * (taken[slot] - free[slot])));
            }
        }
    }

    private void Add(int[][] units, SlotTask task, SlotPlacement placement, int sign)
    {
        foreach (SlotUse use in task.Modes[placement.Mode].Uses)
        {
            WorkingSlots? open = _problem.Resources[use.Resource].Open;
            for (int slot = placement.Start; slot < placement.End; slot++)
            {
                units[use.Resource][slot] += open is null || open.IsOpen(slot) ? sign * use.Units : 0;
            }
        }
    }
}
