using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Interventions;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>Interventions with known effect.</summary>
internal static class InterventionBenchmark
{
    public static void Run(RcaLine line, CausalModel model)
    {
        Intervention intervention = new(model);
        foreach (JsonProperty truth in line.Truth("batches_truth.json").GetProperty("interventions").EnumerateObject())
        {
            Dictionary<string, double> set = truth.Name == "none" ? [] : truth.Name.Split(',').Select(part => part.Split('=')).ToDictionary(pair => pair[0], pair => double.Parse(pair[1], CultureInfo.InvariantCulture));
            long start = Stopwatch.GetTimestamp();
            InterventionEstimate estimate = intervention.Estimate(set);
            Say($"  intervention {truth.Name}: {estimate.Expected:0.0000} [{estimate.Low:0.0000}, {estimate.High:0.0000}], truth {truth.Value.GetDouble():0.0000}, error {Math.Abs(estimate.Expected - truth.Value.GetDouble()):0.0000}; {Stopwatch.GetElapsedTime(start).TotalMilliseconds:0} ms {string.Join("; ", estimate.Warnings)}");
        }

        foreach ((Dictionary<string, double> set, Func<WeldingUnit, WeldingUnit> hold) in HeldLines.All)
        {
            Random random = new(77);
            double truth = Enumerable.Range(0, 200_000).Average(_ => hold(WeldingUnit.Make(new(), random)).IsDefective ? 1.0 : 0);
            InterventionEstimate estimate = intervention.Estimate(set);
            Say($"  intervention {string.Join(", ", set)}: {estimate.Expected:0.0000} [{estimate.Low:0.0000}, {estimate.High:0.0000}], truth {truth:0.0000}, error {Math.Abs(estimate.Expected - truth):0.0000} {string.Join("; ", estimate.Warnings)}");
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
