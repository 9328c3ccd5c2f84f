using System.Globalization;
using System.Text;

namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>
/// A battery plant of the same shape as the data set <c>rca-plant</c> (three plants of two lines, 240 hours, slurry to cell), with equations of its own fitted to that
/// set's data: to try faults, places and plants that the set does not hold. Everything is drawn twice from the same noise, with and without the faults, so that the
/// defects a fault caused are known.
/// </summary>
public sealed class SyntheticPlant
{
    public const double ReferenceHours = 164;

    private const int CoilsPerLine = 60;
    private const int CellsPerCoil = 25;

    private static readonly DateTime s_origin = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
    private static readonly string[] s_plants = ["Aarhus", "Brno", "Cadiz"];

    private readonly Random _random;
    private readonly IReadOnlyList<PlantFault> _faults;
    private readonly Dictionary<string, double> _offsets = new(StringComparer.Ordinal);
    private readonly StringBuilder _slurry = new("slurry_id,plant,mixer,mix_time,powder_lot,active_moisture_ppm,particle_d50_um,binder_pct,solids_pct,mixing_energy_whkg,mixing_temp_c,mixing_vacuum_mbar,slurry_viscosity_pas\n");
    private readonly StringBuilder _coils = new("coil_id,slurry_id,plant,line,coater,dryer,calender,slitter,start_time,end_time,web_speed_mmin,web_tension_n,coat_gap_um,wet_loading_mgcm2,fan_speed_mean_rpm,fan_speed_sd_rpm,dryer_temp_mean_c,dryer_temp_sd_c,residual_solvent_ppm,adhesion_nm,calender_load_knm,roll_temp_c,roll_gap_um,porosity_pct,blade_km,burr_um\n");
    private readonly StringBuilder _cells = new("cell_id,coil_id,plant,line,stacker,stack_time,filler,fill_time,tower,channel,form_time,tester,eol_time,align_offset_um,stack_pressure_kpa,weld_energy_j,weld_resistance_mohm,dew_point_c,electrolyte_g,fill_vacuum_mbar,soak_h,wetting_idx,channel_temp_c,charge_c_rate,formation_ce_pct,gas_ml,capacity_ah,dcir_mohm,self_discharge_mvd,fail_capacity,fail_dcir,fail_self_discharge,defect\n");
    private int _caused;

    private SyntheticPlant(int seed, IReadOnlyList<PlantFault> faults) => (_random, _faults) = (new(seed), faults);

    /// <param name="seed">Seed of everything random.</param>
    /// <param name="faults">Faults, none for a plant in which nothing happened.</param>
    public static PlantTables Make(int seed, params PlantFault[] faults)
    {
        SyntheticPlant plant = new(seed, faults);
        foreach (string name in s_plants)
        {
            plant.Run(name);
        }

        string until = s_origin.AddHours(ReferenceHours).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return new(plant._slurry.ToString(), plant._coils.ToString(), plant._cells.ToString(), $$"""{"case":"synthetic","target":"defect","reference_until":"{{until}}"}""", plant._caused);
    }

    private void Run(string plant)
    {
        double[][] slurries = [.. Enumerable.Range(0, 30).Select(batch => Mix(plant, batch))];
        double[] weather = Weather();
        for (int line = 1; line <= 2; line++)
        {
            double[] blades = [_random.NextDouble() * 100, _random.NextDouble() * 100];
            for (int coil = 0; coil < CoilsPerLine; coil++)
            {
                int slitter = _random.Next(2);
                blades[slitter] = blades[slitter] > 96 ? 4.5 : blades[slitter] + 9.6;
                Coat(plant, line, coil, slurries[coil / 2], slitter + 1, blades[slitter], weather);
            }
        }
    }

    /// <summary>Values with the faults in the first half of the array, without them in the second.</summary>
    private double[] Mix(string plant, int batch)
    {
        double hour = (batch * 8) - 6;
        string lot = $"LOT-{310 + ((batch + s_plants.AsSpan().IndexOf(plant)) / 5)}";
        string mixer = $"{plant}/Mixing/M{1 + (batch % 2)}";
        string[] places = [mixer, $"plant:{plant}", $"lot:{lot}", Shift(hour)];
        double[] pair = new double[10];
        double[] noise = Noise(9);
        for (int world = 0; world < 2; world++)
        {
            double Fault(string node) => world == 1 ? 0 : Amount(node, places, hour, noise[8]);
            double moisture = 400 + (10 * Offset(lot + "m")) + (12 * noise[0]) + Fault("active_moisture_ppm");
            double d50 = 11.04 + (0.06 * Offset(lot + "d")) + (0.05 * noise[1]) + Fault("particle_d50_um");
            double binder = 2.5 + (0.03 * noise[2]) + Fault("binder_pct");
            double solids = 52 + (0.37 * noise[3]) + Fault("solids_pct");
            double energy = 85 + Offset(mixer + "e") + (2.5 * noise[4]) + Fault("mixing_energy_whkg");
            double temperature = 28 + (0.125 * (energy - 85)) + (0.6 * noise[5]) + Fault("mixing_temp_c");
            double vacuum = 50 + (4.5 * noise[6]) + Fault("mixing_vacuum_mbar");
            double viscosity = 4.2 - (1.3 * (d50 - 11.04)) + (1.8 * (binder - 2.5)) + (0.43 * (solids - 52)) - (0.09 * (temperature - 28)) + (0.065 * noise[7]) + Fault("slurry_viscosity_pas");
            double[] kept = [moisture, binder, energy, viscosity, 0];
            kept.CopyTo(pair, world * 5);
            if (world == 0)
            {
                Row(_slurry, $"{plant[0]}-S{batch:000},{plant},{mixer},{Time(hour)},{lot}", moisture, d50, binder, solids, energy, temperature, vacuum, viscosity);
                pair[4] = batch;
            }
        }

        return pair;
    }

    private void Coat(string plant, int line, int number, double[] slurry, int slitter, double km, double[] weather)
    {
        double hour = number * 4;
        string at = $"{plant}/Line{line}";
        string[] places = [$"{at}/Coating", $"{at}/Drying", $"{at}/Calendering", $"{at}/Slitting/S{slitter}", $"line:{at}", $"plant:{plant}", Shift(hour)];
        string id = $"{plant[0]}{line}-C{number:000}";
        double[] noise = Noise(16);
        double[][] kept = new double[2][];
        for (int world = 0; world < 2; world++)
        {
            double Fault(string node) => world == 1 ? 0 : Amount(node, places, hour, noise[15]);
            (double binder, double energy, double viscosity) = (slurry[(5 * world) + 1], slurry[(5 * world) + 2], slurry[(5 * world) + 3]);
            double speed = 40 + (0.25 * noise[0]) + Fault("web_speed_mmin");
            double tension = 120 + Offset(at + "t") + (2.3 * noise[1]) + Fault("web_tension_n");
            double gap = 180 + (0.25 * Offset(at + "g")) + (0.7 * noise[2]) + Fault("coat_gap_um");
            double loading = 22 + (0.68 * (viscosity - 4.2)) + (0.13 * (gap - 180)) - (0.065 * (speed - 40)) + (0.09 * noise[3]) + Fault("wet_loading_mgcm2");
            double fan = 500 + (0.073 * noise[4]) + Fault("fan_speed_mean_rpm");
            double fanSpread = Math.Abs(0.57 + (0.038 * noise[5]) + Fault("fan_speed_sd_rpm"));
            double dryer = 25 + (0.05 * (fan - 500)) + (0.0018 * noise[6]) + Fault("dryer_temp_mean_c");
            double dryerSpread = Math.Sqrt(Math.Pow(0.05 * fanSpread, 2) + 0.0004) + (0.0017 * noise[7]) + Fault("dryer_temp_sd_c");
            double excess = Math.Max(0, dryerSpread - 0.05);
            double solvent = 300 + (1800 * excess) - (40 * (dryer - 25)) + (18 * (loading - 22)) + (5 * (speed - 40)) + (12 * noise[8]) + Fault("residual_solvent_ppm");
            double adhesion = 20 + (8 * (binder - 2.5)) + (0.05 * (energy - 85)) - (22 * excess) + (0.46 * noise[9]) + Fault("adhesion_nm");
            double load = 1200 + (2 * Offset(at + "l")) + (9 * noise[10]) + Fault("calender_load_knm");
            double rollTemperature = 80 + (0.68 * noise[11]) + Fault("roll_temp_c");
            double rollGap = 95 + (0.12 * Offset(at + "r")) + (0.35 * noise[12]) + Fault("roll_gap_um");
            double porosity = 30 - (0.63 * (loading - 22)) - (0.02 * (load - 1200)) + (1.04 * (rollGap - 95)) - (0.06 * (rollTemperature - 80)) + (0.29 * noise[13]) + Fault("porosity_pct");
            double blade = km + Fault("blade_km");
            double burr = 4 + (0.00035 * blade * blade) + (0.04 * (tension - 120)) + (0.4 * noise[14]) + Fault("burr_um");
            kept[world] = [loading, solvent, adhesion, porosity, burr, slurry[5 * world]];
            if (world == 0)
            {
                Row(_coils, $"{id},{plant[0]}-S{(int)slurry[4]:000},{plant},Line{line},{places[0]},{places[1]},{places[2]},{places[3]},{Time(hour)},{Time(hour + 4)}", speed, tension, gap, loading, fan, fanSpread, dryer, dryerSpread, solvent, adhesion, load, rollTemperature, rollGap, porosity, blade, burr);
            }
        }

        for (int cell = 0; cell < CellsPerCoil; cell++)
        {
            Assemble(plant, at, line, $"{id}-{cell:00}", id, hour, kept, weather);
        }
    }

    private void Assemble(string plant, string at, int line, string id, string coil, double coilHour, double[][] coils, double[] weather)
    {
        double stacked = coilHour + 8 + (3 * _random.NextDouble());
        double filled = stacked + 1 + (4 * _random.NextDouble());
        double formed = filled + 12 + (3 * _random.NextDouble());
        double tested = formed + 29 + (4 * _random.NextDouble());
        string stacker = $"{at}/Stacking/K{1 + _random.Next(4)}";
        string filler = $"{at}/Filling/F{1 + _random.Next(3)}";
        string tower = $"{plant}/Formation/T{1 + _random.Next(6)}";
        string tester = $"{plant}/EndOfLine/E{1 + _random.Next(2)}";
        int channel = 1 + _random.Next(64);
        string[] common = [$"line:{at}", $"plant:{plant}"];
        double[] noise = Noise(18);
        double[][] worlds = new double[2][];
        for (int world = 0; world < 2; world++)
        {
            double Fault(string node, string station, double hour) => world == 1 ? 0 : Amount(node, [station, .. common, Shift(hour)], hour, noise[16]);
            double[] above = coils[world];
            double align = 60 + (3 * Offset(stacker + "a")) + (12 * noise[0]) + Fault("align_offset_um", stacker, stacked);
            double pressure = 180 + (5 * noise[1]) + Fault("stack_pressure_kpa", stacker, stacked);
            double weld = 42 + (0.2 * Offset(at + "w")) + (0.85 * noise[2]) + Fault("weld_energy_j", stacker, stacked);
            double resistance = 0.12 - (0.005 * (weld - 42)) + (0.0006 * Math.Pow(weld - 42, 2)) + (0.004 * noise[3]) + Fault("weld_resistance_mohm", stacker, stacked);
            double dew = -41.7 + weather[(int)filled] + (0.4 * noise[4]) + Fault("dew_point_c", filler, filled);
            double electrolyte = 95 + (0.1 * Offset(filler + "e")) + (0.36 * noise[5]) + Fault("electrolyte_g", filler, filled);
            double vacuum = 30 + (2.5 * noise[6]) + Fault("fill_vacuum_mbar", filler, filled);
            double soak = 14 + (2 * ((2 * ((noise[7] % 1) + 1) % 2) - 1)) + Fault("soak_h", filler, filled);
            double wetting = 1 + (0.012 * (above[3] - 30)) + (0.03 * (electrolyte - 95)) - (0.002 * (vacuum - 30)) + (0.004 * (soak - 14)) + (0.008 * noise[8]) + Fault("wetting_idx", filler, filled);
            double dry = Math.Max(0, 0.98 - wetting);
            double channelTemperature = 45 + (0.2 * Offset(tower + "t")) + (0.5 * noise[9]) + Fault("channel_temp_c", tower, formed);
            double rate = 0.1 + (0.0008 * noise[10]) + Fault("charge_c_rate", tower, formed);
            double efficiency = 87.95 - (0.004 * (above[5] - 400)) - (0.004 * (above[1] - 300)) - (0.049 * (dew + 41.7)) - (0.032 * Math.Pow(channelTemperature - 45, 2)) + (2.9 * (wetting - 1)) - (18 * dry) + (0.22 * noise[11]) + Fault("formation_ce_pct", tower, formed);
            double gas = 6 - (0.8 * (efficiency - 88)) + (0.1 * (channelTemperature - 45)) + (0.3 * noise[12]) + Fault("gas_ml", tower, formed);
            double capacity = 50 + (1.89 * (above[0] - 22)) - (0.2 * Math.Max(0, 18 - above[2])) + (0.56 * (efficiency - 87.95)) - (3 * dry) - (19 * (rate - 0.1)) + (0.12 * noise[13]) + Fault("capacity_ah", tester, tested);
            double resistanceAll = 1.203 - (0.011 * (above[3] - 30)) + (0.7 * (resistance - 0.12)) - (0.17 * (wetting - 1)) + (0.5 * dry) - (0.00038 * (pressure - 180)) + (0.0102 * noise[14]) + Fault("dcir_mohm", tester, tested);
            double discharge = 1.03 + (0.09 * (above[4] - 5.2)) + (0.0041 * (align - 60)) - (0.163 * (efficiency - 87.95)) + (0.11 * noise[15]) + Fault("self_discharge_mvd", tester, tested);
            double[] flags = [capacity < 48.95 ? 1 : 0, resistanceAll > 1.25 ? 1 : 0, discharge > 1.48 ? 1 : 0];
            worlds[world] = [flags.Max()];
            if (world == 0)
            {
                Row(_cells, $"{id},{coil},{plant},Line{line},{stacker},{Time(stacked)},{filler},{Time(filled)},{tower},{channel},{Time(formed)},{tester},{Time(tested)}", align, pressure, weld, resistance, dew, electrolyte, vacuum, soak, wetting, channelTemperature, rate, efficiency, gas, capacity, resistanceAll, discharge);
                _cells.Length--;
                _cells.Append(CultureInfo.InvariantCulture, $",{flags[0]},{flags[1]},{flags[2]},{flags.Max()}\n");
            }
        }

        _caused += tested >= ReferenceHours && worlds[0][0] > worlds[1][0] ? 1 : 0;
    }

    private static string Shift(double hour) => (((hour % 24) + 24) % 24) switch { >= 6 and < 14 => "shift:early", >= 14 and < 22 => "shift:late", _ => "shift:night" };

    private static string Time(double hour) => s_origin.AddHours(hour).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);

    private static void Row(StringBuilder table, string head, params double[] values)
    {
        table.Append(head);
        foreach (double value in values)
        {
            // Six significant digits, as measured values come.
            table.Append(',').Append(value.ToString("0.0####", CultureInfo.InvariantCulture));
        }

        table.Append('\n');
    }

    private double Amount(string node, IReadOnlyCollection<string> places, double hour, double noise) => _faults.Where(fault => fault.Node == node).Sum(fault => fault.Amount(places, hour, noise));

    /// <summary>Dew point wanders with the weather of each plant.</summary>
    private double[] Weather()
    {
        double[] drift = new double[400];
        double level = Normal();
        (double swing, double phase) = (1 + _random.NextDouble(), 6.28 * _random.NextDouble());
        for (int hour = 0; hour < drift.Length; hour++)
        {
            level += (0.12 * Normal()) - (0.01 * level);
            drift[hour] = level + (swing * Math.Sin((hour / 90.0) + phase));
        }

        return drift;
    }

    private double Offset(string name)
    {
        if (!_offsets.TryGetValue(name, out double offset))
        {
            _offsets[name] = offset = Normal();
        }

        return offset;
    }

    private double[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];

    private double Normal() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());
}
