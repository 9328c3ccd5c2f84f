namespace BatteryTwin.Domain.Prognostics.Models;

/// <summary>Named classes against true ones.</summary>
/// <param name="N">Rows.</param>
/// <param name="Accuracy">Share named rightly.</param>
/// <param name="MacroF1">Mean of the classes' F1.</param>
/// <param name="LogLoss">Mean −log of the true class's probability.</param>
/// <param name="ByClass">Per class.</param>
/// <param name="Confusion">Rows by true class (outer) and named class (inner).</param>
public sealed record ClassificationScores(int N, double Accuracy, double MacroF1, double LogLoss, IReadOnlyList<ClassScore> ByClass, int[][] Confusion)
{
    /// <param name="truth">True class of each row.</param>
    /// <param name="named">Named class of each row.</param>
    /// <param name="probabilities">Probability of the true class of each row.</param>
    /// <param name="classes">Names.</param>
    public static ClassificationScores Of(int[] truth, int[] named, double[] probabilities, IReadOnlyList<string> classes)
    {
        ArgumentNullException.ThrowIfNull(truth);
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(classes);
        int[][] confusion = [.. classes.Select(_ => new int[classes.Count])];
        for (int i = 0; i < truth.Length; i++)
        {
            confusion[truth[i]][named[i]]++;
        }

        ClassScore[] scores = [.. classes.Select((name, k) => Class(confusion, k, name))];
        return new(truth.Length, (double)Enumerable.Range(0, classes.Count).Sum(k => confusion[k][k]) / truth.Length, scores.Average(score => score.F1),
            probabilities.Average(p => -Math.Log(Math.Max(p, 1e-15))), scores, confusion);
    }

    private static ClassScore Class(int[][] confusion, int k, string name)
    {
        int right = confusion[k][k];
        int real = confusion[k].Sum();
        int named = confusion.Sum(row => row[k]);
        double precision = named > 0 ? (double)right / named : 0;
        double recall = real > 0 ? (double)right / real : 0;
        return new(name, real, precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }
}
