using System.Text.Json.Serialization;

namespace BatteryTwin.Domain.Prognostics.Features;

/// <summary>Features of a table without history: its columns, and pairs of numeric ones.</summary>
/// <param name="Columns">Input columns.</param>
/// <param name="Pairs">Features made of two of them.</param>
/// <param name="Ranks">Per column of texts, what stands for each level: its place in the order of the answers' means, so that one split parts high from low levels; empty per column of numbers. Null: levels stand for themselves.</param>
public sealed record TabularPlan(string[] Columns, ColumnPair[] Pairs, float[][]? Ranks = null)
{
    [JsonIgnore]
    public int Count => Columns.Length + Pairs.Length;

    public string Name(int feature) => feature < Columns.Length ? Columns[feature] : Pairs[feature - Columns.Length].Name(Columns);

    /// <summary>Writes the features of a row of inputs.</summary>
    public void Write(ReadOnlySpan<float> inputs, Span<float> features)
    {
        inputs.CopyTo(features);
        for (int i = 0; i < (Ranks?.Length ?? 0); i++)
        {
            float[] ranks = Ranks![i];
            if (ranks.Length > 0)
            {
                features[i] = inputs[i] >= 0 && inputs[i] < ranks.Length ? ranks[(int)inputs[i]] : float.NaN;
            }
        }

        for (int i = 0; i < Pairs.Length; i++)
        {
            features[Columns.Length + i] = Pairs[i].Value(inputs);
        }
    }

    /// <summary>All products, ratios and differences of these columns beside the columns themselves.</summary>
    public static TabularPlan WithPairs(string[] columns, IReadOnlyList<int> paired, float[][]? ranks = null)
    {
        List<ColumnPair> pairs = [];
        for (int i = 0; i < paired.Count; i++)
        {
            for (int j = i + 1; j < paired.Count; j++)
            {
                pairs.AddRange(Enum.GetValues<PairOperation>().Select(operation => new ColumnPair(paired[i], paired[j], operation)));
            }
        }

        return new(columns, [.. pairs], ranks);
    }
}
