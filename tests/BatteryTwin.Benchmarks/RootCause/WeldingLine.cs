using BatteryTwin.Domain.RootCause.Graphs;
using BatteryTwin.Domain.RootCause.Observations;

namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>
/// A line of the kind that the data set <c>rca-line</c> describes, with every figure open to change: it makes cases that nobody has looked at, with their truth.
/// </summary>
internal sealed record WeldingLine
{
    public double RawMaterialShare { get; init; } = 0.25;

    public double WorkerShare { get; init; } = 0.25;

    public double MachineShare { get; init; } = 0.25;

    public double MaterialShare { get; init; } = 0.25;

    public double ChamberTemperature { get; init; } = 20;

    public double ChamberTemperatureSpread { get; init; } = 5;

    public double Humidity { get; init; } = 0.5;

    public double Pressure { get; init; } = 1013.25;

    public double AlignmentOffset { get; init; } = 0.1;

    public double AlignmentStep { get; init; } = 0.1;

    public double AlignmentSpread { get; init; } = 0.005;

    public double ForceOffset { get; init; } = 500;

    public double ForceStep { get; init; } = 50;

    public double TemperatureOffset { get; init; } = 1250;

    public double TemperatureSpread { get; init; } = 20;

    public double HumidityEffect { get; init; } = 415;

    public double DimensionsLimit { get; init; } = 2;

    public double TorqueLimit { get; init; } = -0.175;

    public double VisualLimit { get; init; } = 1550;

    public double FalseVisual { get; init; }

    public double FalseTorque { get; init; }

    public double EntryError { get; init; }

    /// <summary>An unseen variable that moves alignment (per mm/10) and temperature (per 20 °C) together.</summary>
    public double Confounder { get; init; }

    public ObservationTable Make(CausalGraph graph, int units, int seed)
    {
        Random random = new(seed);
        WeldingUnit[] made = [.. Enumerable.Range(0, units).Select(_ => WeldingUnit.Make(this, random))];
        return Table(graph, made);
    }

    public static ObservationTable Table(CausalGraph graph, IReadOnlyList<WeldingUnit> units)
    {
        double[][] rows = [.. units.Select(unit => unit.Values())];
        return new([.. Enumerable.Range(1, units.Count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))], [.. graph.Nodes.Select((_, node) => rows.Select(row => row[node]).ToArray())], []);
    }
}
