namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Yields of inspected parts and of a chain of steps.</summary>
public static class Yields
{
    /// <summary>FPY = GP / IP: good the first time; a reworked part is none. Null when nothing was inspected.</summary>
    public static double? FirstPass(double goodFirstTime, double inspected) => inspected > 0 ? goodFirstTime / inspected : null;

    /// <summary>Share that is good in the end, recovered by rework or not.</summary>
    public static double? Final(double goodFirstTime, double recovered, double inspected) => inspected > 0 ? (goodFirstTime + recovered) / inspected : null;

    /// <summary>RTY: chance that a part passes all steps the first time.</summary>
    public static double RolledThroughput(IEnumerable<double> firstPassYields) => firstPassYields.Aggregate(1.0, (product, step) => product * step);

    /// <summary>DPU: defects a unit that would give this rolled throughput yield if they came independently (Poisson).</summary>
    public static double DefectsPerUnit(double rolledThroughputYield) => -Math.Log(rolledThroughputYield);

    /// <summary>The equal yield of each of several steps that would give this rolled throughput yield.</summary>
    public static double Normalised(double rolledThroughputYield, int steps) => Math.Pow(rolledThroughputYield, 1.0 / steps);

    /// <summary>Little's law: units in process = rate · lead time.</summary>
    public static double WorkInProcess(double unitsPerHour, double leadTimeHours) => unitsPerHour * leadTimeHours;

    /// <summary>PQ / AOET: units an hour of order execution; null without time.</summary>
    public static double? ThroughputRate(double produced, double orderHours) => orderHours > 0 ? produced / orderHours : null;
}
