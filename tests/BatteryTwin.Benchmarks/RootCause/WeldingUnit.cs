namespace BatteryTwin.Benchmarks.RootCause;

/// <summary>One unit with all that befell it; its values follow, and so does what they would have been otherwise.</summary>
internal sealed record WeldingUnit
{
    public required WeldingLine Line { get; init; }

    public double RawMaterial { get; init; }

    public double Worker { get; init; }

    public double Machine { get; init; }

    public double Material { get; init; }

    public double ChamberTemperature { get; init; }

    public double Humidity { get; init; }

    public double Pressure { get; init; }

    public double AlignmentNoise { get; init; }

    public double ForceNoise { get; init; }

    public double TemperatureNoise { get; init; }

    /// <summary>Half-normal numbers behind the eight varying effects.</summary>
    public required double[] Effects { get; init; }

    /// <summary>Luck of the three checks, uniform.</summary>
    public required double[] Luck { get; init; }

    /// <summary>Answers that are wrong, by check and for the outcome.</summary>
    public required bool[] Wrong { get; init; }

    public static WeldingUnit Make(WeldingLine line, Random random)
    {
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double Bit(double share) => random.NextDouble() < share ? 1 : 0;
        double hidden = line.Confounder == 0 ? 0 : Normal() * line.Confounder;
        return new()
        {
            Line = line,
            RawMaterial = Bit(line.RawMaterialShare),
            Worker = Bit(line.WorkerShare),
            Machine = Bit(line.MachineShare),
            Material = Bit(line.MaterialShare),
            ChamberTemperature = line.ChamberTemperature + (line.ChamberTemperatureSpread * Normal()),
            Humidity = line.Humidity + (0.1 * Normal()),
            Pressure = line.Pressure + (15 * Normal()),
            AlignmentNoise = (line.AlignmentSpread * Normal()) + (hidden * 0.005),
            ForceNoise = 25 * Normal(),
            TemperatureNoise = (line.TemperatureSpread * Normal()) + (hidden * 20),
            Effects = [.. Enumerable.Range(0, 8).Select(_ => Math.Abs(Normal()))],
            Luck = [random.NextDouble(), random.NextDouble(), random.NextDouble()],
            Wrong = [false, random.NextDouble() < line.FalseTorque, random.NextDouble() < line.FalseVisual, random.NextDouble() < line.EntryError],
        };
    }

    /// <summary>Values in the order of the data set's graph.</summary>
    public double[] Values()
    {
        double alignment = Line.AlignmentOffset + AlignmentNoise + ((Line.AlignmentStep + (0.01 * Effects[0])) * Worker) + ((Line.AlignmentStep + (0.01 * Effects[1])) * Machine);
        double force = Line.ForceOffset + ForceNoise + ((Line.ForceStep + (5 * Effects[2])) * RawMaterial) + ((Line.ForceStep + (5 * Effects[3])) * Material) + ((Line.ForceStep + (5 * Effects[4])) * Machine);
        double temperature = Line.TemperatureOffset + TemperatureNoise + ((415 + (41.5 * Effects[5])) * (ChamberTemperature - 20) / 20)
            - ((Line.HumidityEffect + (41.5 * Effects[6])) * (Humidity - 0.5) / 0.5) - ((415 + (41.5 * Effects[7])) * (Pressure - 1013.25) / 1013.25);
        bool dimensions = Wrong[0] || (((alignment - 0.1) / 0.1) - ((force - 500) / 500) > Line.DimensionsLimit && Luck[0] < 0.95);
        bool torque = Wrong[1] || (((force - 500) / 500) + ((temperature - 1250) / 1250) < Line.TorqueLimit && Luck[1] < 0.95);
        bool visual = Wrong[2] || (temperature > Line.VisualLimit && Luck[2] < 0.95);
        bool quality = Wrong[3] || dimensions || torque || visual;
        return
        [
            RawMaterial, Worker, Machine, Material, Math.Round(ChamberTemperature, 3), Math.Round(Humidity, 4), Math.Round(Pressure, 2), Math.Round(alignment, 5), Math.Round(force, 3), Math.Round(temperature, 2),
            dimensions ? 1 : 0, torque ? 1 : 0, visual ? 1 : 0, quality ? 1 : 0,
        ];
    }

    public bool IsDefective => Values()[^1] == 1;

    /// <summary>Whether the unit would have been good had only one node behaved normally.</summary>
    public bool IsPreventedBy(string node) => !(node switch
    {
        "raw_material" => this with { RawMaterial = 0 },
        "worker" => this with { Worker = 0 },
        "machine" => this with { Machine = 0 },
        "material" => this with { Material = 0 },
        "chamber_temperature" => this with { ChamberTemperature = 20 },
        "chamber_humidity" => this with { Humidity = 0.5 },
        "chamber_pressure" => this with { Pressure = 1013.25 },
        "position_alignment" => this with { AlignmentNoise = 0 },
        "force_torque" => this with { ForceNoise = 0 },
        "temperature" => this with { TemperatureNoise = 0 },
        "dimensions" => this with { Wrong = [false, Wrong[1], Wrong[2], Wrong[3]], Luck = [0, Luck[1], Luck[2]] },
        "torque_checks" => this with { Wrong = [Wrong[0], false, Wrong[2], Wrong[3]], Luck = [Luck[0], 0, Luck[2]] },
        "visual_inspection" => this with { Wrong = [Wrong[0], Wrong[1], false, Wrong[3]], Luck = [Luck[0], Luck[1], 0] },
        _ => this with { Wrong = [Wrong[0], Wrong[1], Wrong[2], false] },
    }).IsDefective;
}
