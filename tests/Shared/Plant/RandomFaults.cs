namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>Faults drawn at random: any variable, any kind of place its step has, sizes from hardly harmful to gross.</summary>
public static class RandomFaults
{
    private static readonly string[] s_plants = ["Aarhus", "Brno", "Cadiz"];

    /// <summary>Variable, its normal spread, its step, and 1 where harm comes from above, -1 from below, 0 from both.</summary>
    private static readonly (string Node, double Spread, string Step, int Direction)[] s_nodes =
    [
        ("active_moisture_ppm", 12, "Mixing", 1), ("particle_d50_um", 0.05, "Mixing", 1), ("binder_pct", 0.03, "Mixing", -1), ("solids_pct", 0.37, "Mixing", -1), ("mixing_energy_whkg", 2.5, "Mixing", 1),
        ("mixing_temp_c", 0.6, "Mixing", 1), ("mixing_vacuum_mbar", 4.5, "Mixing", 0), ("slurry_viscosity_pas", 0.065, "Mixing", -1),
        ("web_speed_mmin", 0.25, "Coating", 1), ("coat_gap_um", 0.7, "Coating", -1), ("wet_loading_mgcm2", 0.09, "Coating", -1), ("web_tension_n", 2.3, "Coating", 1),
        ("fan_speed_mean_rpm", 0.073, "Drying", -1), ("fan_speed_sd_rpm", 0.4, "Drying", 1), ("dryer_temp_sd_c", 0.02, "Drying", 1), ("dryer_temp_mean_c", 0.3, "Drying", -1), ("residual_solvent_ppm", 30, "Drying", 1), ("adhesion_nm", 0.6, "Drying", -1),
        ("calender_load_knm", 9, "Calendering", 1), ("roll_temp_c", 0.68, "Calendering", 1), ("roll_gap_um", 0.35, "Calendering", -1), ("porosity_pct", 0.3, "Calendering", -1), ("blade_km", 10, "Slitting", 1), ("burr_um", 0.4, "Slitting", 1),
        ("align_offset_um", 12, "Stacking", 1), ("stack_pressure_kpa", 5, "Stacking", -1), ("weld_energy_j", 0.85, "Stacking", -1), ("weld_resistance_mohm", 0.004, "Stacking", 1),
        ("dew_point_c", 1.5, "Filling", 1), ("electrolyte_g", 0.36, "Filling", -1), ("fill_vacuum_mbar", 2.5, "Filling", 1), ("soak_h", 1.2, "Filling", -1), ("wetting_idx", 0.01, "Filling", -1),
        ("channel_temp_c", 0.5, "Formation", 0), ("charge_c_rate", 0.0008, "Formation", 1), ("formation_ce_pct", 0.2, "Formation", -1), ("gas_ml", 0.3, "Formation", 0),
        ("capacity_ah", 0.1, "EndOfLine", -1), ("dcir_mohm", 0.01, "EndOfLine", 1), ("self_discharge_mvd", 0.11, "EndOfLine", 1),
    ];

    public static PlantFault Draw(Random random)
    {
        (string node, double spread, string step, int direction) = s_nodes[random.Next(s_nodes.Length)];
        string plant = s_plants[random.Next(3)];
        string line = $"{plant}/Line{1 + random.Next(2)}";
        string station = step switch
        {
            "Mixing" => $"{plant}/Mixing/M{1 + random.Next(2)}",
            "Slitting" => $"{line}/Slitting/S{1 + random.Next(2)}",
            "Stacking" => $"{line}/Stacking/K{1 + random.Next(4)}",
            "Filling" => $"{line}/Filling/F{1 + random.Next(3)}",
            "Formation" => $"{plant}/Formation/T{1 + random.Next(6)}",
            "EndOfLine" => $"{plant}/EndOfLine/E{1 + random.Next(2)}",
            _ => $"{line}/{step}",
        };
        bool hasLine = step is "Slitting" or "Stacking" or "Filling";
        int draw = random.Next(10);
        string place = draw < 6 ? station : draw == 6 && hasLine ? $"line:{line}" : draw <= 7 ? $"plant:{plant}" : draw == 8 && step == "Mixing" ? $"lot:LOT-{314 + random.Next(2)}" : draw == 9 && step is "Stacking" or "Filling" ? "shift:night" : station;
        double size = spread * (4 + (10 * random.NextDouble())) * (direction == 0 ? random.Next(2) == 0 ? 1 : -1 : direction);
        double start = place.StartsWith("lot", StringComparison.Ordinal) ? -100 : Math.Round(112 + (60 * random.NextDouble())) + (step is "Stacking" or "Filling" ? 10 : step is "Formation" ? 24 : step is "EndOfLine" ? 52 : 0);
        FaultShape shape = random.Next(6) == 0 && start > 0 ? FaultShape.Ramp : FaultShape.Step;
        return new(node, place, start, shape == FaultShape.Ramp ? 1.4 * size : size, shape);
    }
}
