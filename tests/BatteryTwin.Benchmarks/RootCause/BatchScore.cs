using BatteryTwin.Domain.RootCause.Batches;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>How well batches were explained.</summary>
internal sealed class BatchScore
{
    public int Batches { get; private set; }

    public int FirstRight { get; private set; }

    public int Exact { get; private set; }

    public List<string> Misses { get; } = [];

    public void Add(string name, BatchFinding finding, IReadOnlyCollection<string> truth)
    {
        Batches++;
        bool first = truth.Count == 0 ? !finding.IsChanged : finding.IsChanged && truth.Contains(finding.Changed[0].Node);
        bool exact = finding.Changed.Select(change => change.Node).ToHashSet().SetEquals(truth);
        FirstRight += first ? 1 : 0;
        Exact += exact ? 1 : 0;
        if (!first || !exact)
        {
            Misses.Add($"{name}: truth {string.Join(", ", truth)}; {Describe(finding)}");
        }
    }

    public static string Describe(BatchFinding finding) =>
        FormattableString.Invariant($"effect {finding.Effect:0.0000} = {string.Join(" + ", finding.Changed.Select(c => FormattableString.Invariant($"{c.Node} {c.Contribution:0.0000} [{c.Low:0.000}, {c.High:0.000}] p {c.PValue:0.0e+0}")))}");

    public override string ToString() => FormattableString.Invariant($"first right {FirstRight}/{Batches}, exact set {Exact}/{Batches} = {(double)Exact / Batches:0.000}");
}
