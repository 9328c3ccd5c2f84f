using System.Numerics;
using System.Runtime.Intrinsics;
using BatteryTwin.Domain.RootCause.Mechanisms;

namespace BatteryTwin.Domain.RootCause.Units;

/// <summary>
/// Evaluates every coalition of noises for a sample of 256 units: the members of a coalition have the noise of the unit in question, the others
/// that of the sample. Buffers are kept from unit to unit; not thread-safe.
/// </summary>
internal sealed class CoalitionTable
{
    /// <summary>Units of a sample.</summary>
    public const int Units = 256;

    private static readonly double[] s_zeros = new double[Units];
    private static readonly double[] s_ones = [.. Enumerable.Repeat(1.0, Units)];

    private readonly CoalitionPlan _plan;
    private readonly double[]?[] _numbers;
    private readonly Vector256<ulong>[]?[] _bits;
    private readonly double[] _scratch = new double[Units];

    public CoalitionTable(CoalitionPlan plan)
    {
        _plan = plan;
        int last = plan.Nodes.Length - 1;
        _numbers = [.. plan.Nodes.Select((node, player) => node.NeedsNumbers && player < last ? new double[node.Subsets * Units] : null)];
        _bits = [.. plan.Nodes.Select((node, player) => node.NeedsBits && player < last ? new Vector256<ulong>[node.Subsets] : null)];
    }

    /// <summary>Counts, for each coalition, the units of the sample whose target lies in an interval.</summary>
    /// <param name="model">The mechanisms.</param>
    /// <param name="sample">Noise by node and unit.</param>
    /// <param name="own">Noise of the unit in question, by node; where it is not certain, the numbers are draws of what it may be.</param>
    /// <param name="low">Lower end of the interval, exclusive for a binary target.</param>
    /// <param name="high">Upper end.</param>
    /// <param name="counts">By coalition: bit i stands for player i.</param>
    public void Count(StructuralModel model, double[][] sample, double[][] own, double low, double high, Span<int> counts)
    {
        for (int player = 0; player < _plan.Nodes.Length; player++)
        {
            CoalitionNode node = _plan.Nodes[player];
            bool isTarget = player == _plan.Nodes.Length - 1;
            if (node.IsTable)
            {
                LookUp(model[node.Node], node, player, sample[node.Node], own[node.Node], isTarget ? counts : default);
            }
            else
            {
                Compute(model[node.Node], node, player, sample[node.Node], own[node.Node], low, high, isTarget ? counts : default);
            }
        }
    }

    private void Compute(Mechanism mechanism, CoalitionNode node, int player, double[] sample, double[] own, double low, double high, Span<int> counts)
    {
        CheckMechanism? check = counts.IsEmpty && !node.NeedsNumbers ? mechanism as CheckMechanism : null;
        Column[] parents = new Column[node.Parents.Length];
        Span<ulong> words = stackalloc ulong[Vector256<ulong>.Count];
        for (int subset = 0; subset < node.Subsets; subset++)
        {
            for (int i = 0; i < parents.Length; i++)
            {
                parents[i] = new(_numbers[node.Parents[i]]!, node.ParentSubsets[i][subset] * Units);
            }

            double[] noise = subset < node.Subsets / 2 ? sample : own;
            if (check is not null)
            {
                words.Clear();
                check.EvaluateBits(parents, noise, _scratch, words);
                _bits[player]![subset] = Vector256.Create<ulong>(words);
                continue;
            }

            Span<double> values = _numbers[player] is { } numbers ? numbers.AsSpan(subset * Units, Units) : _scratch;
            mechanism.Evaluate(parents, noise, values);
            if (_bits[player] is { } bits)
            {
                bits[subset] = Pack(values);
            }

            if (!counts.IsEmpty)
            {
                counts[subset] = CountWithin(values, low, high);
            }
        }
    }

    private void LookUp(Mechanism mechanism, CoalitionNode node, int player, double[] sample, double[] own, Span<int> counts)
    {
        int parents = node.Parents.Length;
        Span<Vector256<ulong>> answers = stackalloc Vector256<ulong>[2 << parents];
        Answers(mechanism, parents, sample, answers[..(1 << parents)]);
        Answers(mechanism, parents, own, answers[(1 << parents)..]);
        Span<Vector256<ulong>> mixed = stackalloc Vector256<ulong>[1 << (parents - 1)];
        for (int subset = 0; subset < node.Subsets; subset++)
        {
            Mix(node, subset, answers.Slice(subset < node.Subsets / 2 ? 0 : 1 << parents, 1 << parents), mixed);
            Vector256<ulong> answer = mixed[0];
            if (_bits[player] is { } bits)
            {
                bits[subset] = answer;
            }

            if (_numbers[player] is { } numbers)
            {
                Unpack(answer, numbers.AsSpan(subset * Units, Units));
            }

            if (!counts.IsEmpty)
            {
                counts[subset] = BitOperations.PopCount(answer[0]) + BitOperations.PopCount(answer[1]) + BitOperations.PopCount(answer[2]) + BitOperations.PopCount(answer[3]);
            }
        }
    }

    /// <summary>Halves the answers parent by parent: unit by unit, the one for its parent's value stays.</summary>
    private void Mix(CoalitionNode node, int subset, ReadOnlySpan<Vector256<ulong>> answers, Span<Vector256<ulong>> mixed)
    {
        ReadOnlySpan<Vector256<ulong>> left = answers;
        for (int i = 0; i < node.Parents.Length; i++)
        {
            Vector256<ulong> parent = _bits[node.Parents[i]]![node.ParentSubsets[i][subset]];
            int width = left.Length / 2;
            for (int j = 0; j < width; j++)
            {
                mixed[j] = Vector256.ConditionalSelect(parent, left[(2 * j) + 1], left[2 * j]);
            }

            left = mixed[..width];
        }
    }

    /// <summary>For each combination of binary parents (bit i for parent i), which units have a 1.</summary>
    private void Answers(Mechanism mechanism, int parents, double[] noise, Span<Vector256<ulong>> answers)
    {
        Column[] columns = new Column[parents];
        for (int combination = 0; combination < answers.Length; combination++)
        {
            for (int i = 0; i < parents; i++)
            {
                columns[i] = new(((combination >> i) & 1) == 1 ? s_ones : s_zeros, 0);
            }

            mechanism.Evaluate(columns, noise, _scratch);
            answers[combination] = Pack(_scratch);
        }
    }

    private static Vector256<ulong> Pack(ReadOnlySpan<double> values)
    {
        Span<ulong> words = stackalloc ulong[4];
        Vector256<double> half = Vector256.Create(0.5);
        for (int i = 0; i < Units; i += 4)
        {
            uint four = Vector256.GreaterThan(Vector256.Create(values.Slice(i, 4)), half).ExtractMostSignificantBits();
            words[i >> 6] |= (ulong)four << (i & 63);
        }

        return Vector256.Create<ulong>(words);
    }

    private static void Unpack(Vector256<ulong> bits, Span<double> values)
    {
        for (int i = 0; i < Units; i++)
        {
            values[i] = (bits[i >> 6] >> (i & 63)) & 1;
        }
    }

    private static int CountWithin(ReadOnlySpan<double> values, double low, double high)
    {
        int count = 0;
        foreach (double value in values)
        {
            count += value >= low && value <= high ? 1 : 0;
        }

        return count;
    }
}
