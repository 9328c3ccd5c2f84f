namespace BatteryTwin.Domain.Prognostics.Drift;

/// <summary>Live values of a model's inputs, counted by the bins of its <see cref="InputProfile"/>: bounded, however long it goes on. Not thread-safe.</summary>
public sealed class InputCounts(InputProfile profile, int[]? counts = null)
{
    /// <summary>Values of an input below which nothing is said about it.</summary>
    private const int Needed = 200;

    private readonly int[] _counts = counts is { } known && known.Length == profile.Inputs.Count * InputRange.Bins ? known : new int[profile.Inputs.Count * InputRange.Bins];

    /// <summary>Counts, input by input; to be kept.</summary>
    public IReadOnlyList<int> Counts => _counts;

    /// <summary>Counts one tick of a component that counts as healthy.</summary>
    /// <param name="channels">Scaled sensors, as of <see cref="Features.FeatureStream.Channels"/>.</param>
    public void Take(ReadOnlySpan<float> channels)
    {
        for (int input = 0; input < profile.Inputs.Count && input < channels.Length; input++)
        {
            _counts[(input * InputRange.Bins) + profile.Inputs[input].BinOf(channels[input])]++;
        }
    }

    /// <summary>Adds what was counted elsewhere or earlier.</summary>
    public void Add(IReadOnlyList<int> other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (int i = 0; i < _counts.Length && i < other.Count; i++)
        {
            _counts[i] += other[i];
        }
    }

    /// <summary>Each input with enough values, most drifted first.</summary>
    public IReadOnlyList<InputDrift> Drift() =>
        [.. Enumerable.Range(0, profile.Inputs.Count).Select(Of).OfType<InputDrift>().OrderByDescending(drift => drift.Index / drift.Limit)];

    private InputDrift? Of(int input)
    {
        InputRange range = profile.Inputs[input];
        double[] seen = [.. _counts.Skip(input * InputRange.Bins).Take(InputRange.Bins).Select(count => (double)count)];
        double sum = seen.Sum();
        return sum < Needed || range.Edges.Length == 0
            ? null
            : new(range.Name, (long)sum, PopulationStability.Index(range.Shares, seen), Math.Max(PopulationStability.Shifted, range.Usual), Median(range, seen, sum) - Median(range, range.Shares, range.Shares.Sum()));
    }

    /// <summary>The median by bins, between the edges of its bin; the outer bins are open and give their edge.</summary>
    private static double Median(InputRange range, double[] bins, double sum)
    {
        double below = 0;
        for (int bin = 0; bin < bins.Length; bin++)
        {
            if (below + bins[bin] >= sum / 2 && bins[bin] > 0)
            {
                double from = range.Edges[Math.Max(0, bin - 1)];
                double to = range.Edges[Math.Min(range.Edges.Length - 1, bin)];
                return from + ((to - from) * (((sum / 2) - below) / bins[bin]));
            }

            below += bins[bin];
        }

        return range.Edges[^1];
    }
}
