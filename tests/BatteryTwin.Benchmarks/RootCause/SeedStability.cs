using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Whether units keep their first cause whatever the seed of the samples that they are compared with.</summary>
internal static class SeedStability
{
    private const int Seeds = 10;
    private const int FreshPerKind = 20;

    /// <summary>On the public units and on fresh ones of every kind of fault, after fits to 1,000 and to 5,000 reference units.</summary>
    public static void Run(string folder)
    {
        RcaLine line = new(Path.Combine(folder, "rca-line"));
        foreach (string reference in new[] { "train.csv", "train_5k.csv" })
        {
            CausalModel model = CausalModel.Fit(line.Graph, line.Table(reference));
            Console.WriteLine(reference);
            Say("anomalies.csv", model, line.Table("anomalies.csv"));
            foreach (int seed in new[] { 11, 12 })
            {
                Say(FormattableString.Invariant($"fresh units, seed {seed}"), model, WeldingLine.Table(line.Graph, [.. WeldingFaults.Make(FreshPerKind, seed).Select(fault => fault.Unit)]));
            }
        }
    }

    /// <summary>Prints how many units have the same first cause with ten seeds, and those that have not.</summary>
    public static void Say(string name, CausalModel model, ObservationTable table)
    {
        UnitAttribution attribution = new(model);
        UnitReport[] reports = [.. Enumerable.Range(1, Seeds).Select(seed => attribution.Explain(table, (ulong)seed))];
        int[] unstable = [.. Enumerable.Range(0, table.Rows).Where(row => reports.Select(report => report.Units[row].Contributions[0].Node).Distinct().Count() > 1)];
        Console.WriteLine(FormattableString.Invariant($"  {name}: same rank 1 over {Seeds} seeds: {table.Rows - unstable.Length}/{table.Rows} = {1 - ((double)unstable.Length / table.Rows):0.000}"));
        foreach (int row in unstable)
        {
            IEnumerable<string> firsts = reports.GroupBy(report => report.Units[row].Contributions[0].Node).OrderByDescending(same => same.Count()).Select(same => FormattableString.Invariant($"{same.Key} {same.Count()} times"));
            Contribution[] two = [.. reports[0].Units[row].Contributions.Take(2)];
            Console.WriteLine(FormattableString.Invariant($"    {reports[0].Units[row].Id}: {string.Join(", ", firsts)}; with the first seed {string.Join(", ", two.Select(one => FormattableString.Invariant($"{one.Node} {one.Value:0.000} [{one.Low:0.00}, {one.High:0.00}]")))}"));
        }
    }
}
