namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>How well units were explained.</summary>
internal sealed class UnitScore
{
    public int Units { get; private set; }

    public int FirstRight { get; private set; }

    public int AllInThree { get; private set; }

    public int Answers { get; private set; }

    public int AnswersRight { get; private set; }

    public List<string> Misses { get; } = [];

    public void Add(string kind, BatteryTwin.Domain.RootCause.Units.UnitFinding finding, IReadOnlyCollection<string> roots, IReadOnlyDictionary<string, bool> prevented)
    {
        Units++;
        string[] ranked = [.. finding.Contributions.Select(contribution => contribution.Node)];
        bool first = roots.Contains(ranked[0]);
        bool three = roots.All(root => ranked.Take(3).Contains(root));
        FirstRight += first ? 1 : 0;
        AllInThree += three ? 1 : 0;
        string[] wrong = [.. prevented.Where(pair => finding.WouldPassIf[pair.Key] != pair.Value).Select(pair => $"{pair.Key} should be {pair.Value}")];
        Answers += prevented.Count;
        AnswersRight += prevented.Count - wrong.Length;
        if (!first || !three || wrong.Length > 0)
        {
            Misses.Add($"{finding.Id} {kind}: {string.Join(", ", finding.Contributions.Take(4).Select(c => FormattableString.Invariant($"{c.Node} {c.Value:0.00} [{c.Low:0.00}, {c.High:0.00}]")))}{(wrong.Length > 0 ? $"; what-if wrong: {string.Join(", ", wrong)}" : "")}");
        }
    }

    public override string ToString() => FormattableString.Invariant($"top-1 {FirstRight}/{Units} = {(double)FirstRight / Units:0.000}, all in top 3 {AllInThree}/{Units} = {(double)AllInThree / Units:0.000}, what-if {AnswersRight}/{Answers} = {(double)AnswersRight / Answers:0.0000}");
}
