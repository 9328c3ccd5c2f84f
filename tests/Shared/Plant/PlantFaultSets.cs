namespace BatteryTwin.Tests.Shared.Plant;

/// <summary>Faults of many kinds and places for the synthetic plant.</summary>
public static class PlantFaultSets
{
    public static IReadOnlyList<PlantFault[]> All { get; } =
    [
        [new("fan_speed_sd_rpm", "Brno/Line2/Drying", 120, 5.1)],
        [new("electrolyte_g", "Aarhus/Line1/Filling/F3", 140, -5)],
        [new("electrolyte_g", "line:Cadiz/Line2", 130, -4)],
        [new("electrolyte_g", "Cadiz/Line2/Filling/F1", 130, 6, FaultShape.Spread)],
        [new("dew_point_c", "plant:Aarhus", 150, 12)],
        [new("dew_point_c", "plant:Brno", 130, 18, FaultShape.Ramp)],
        [new("active_moisture_ppm", "lot:LOT-314", -100, 150)],
        [new("particle_d50_um", "lot:LOT-315", -100, 0.5)],
        [new("coat_gap_um", "Aarhus/Line2/Coating", 118, -6)],
        [new("wet_loading_mgcm2", "Brno/Line1/Coating", 124, -0.6)],
        [new("weld_energy_j", "Brno/Line1/Stacking/K2", 150, -6)],
        [new("weld_energy_j", "plant:Cadiz", 150, -5)],
        [new("channel_temp_c", "Cadiz/Formation/T4", 150, 6)],
        [new("channel_temp_c", "Aarhus/Formation/T2", 140, 6, FaultShape.Ramp)],
        [new("capacity_ah", "Brno/EndOfLine/E2", 180, -0.8)],
        [new("dcir_mohm", "Cadiz/EndOfLine/E1", 190, 0.04)],
        [new("blade_km", "Aarhus/Line1/Slitting/S1", 130, 70)],
        [new("burr_um", "Brno/Line2/Slitting/S2", 120, 3)],
        [new("align_offset_um", "Cadiz/Line1/Stacking/K3", 140, 90)],
        [new("align_offset_um", "line:Aarhus/Line2", 160, 70)],
        [new("align_offset_um", "shift:night", 130, 80)],
        [new("weld_energy_j", "shift:late", 140, -5)],
        [new("mixing_temp_c", "Aarhus/Mixing/M1", 110, 6)],
        [new("slurry_viscosity_pas", "plant:Cadiz", 120, -0.6)],
        [new("binder_pct", "Brno/Mixing/M2", 110, -0.4)],
        [new("adhesion_nm", "Aarhus/Line1/Drying", 130, -6)],
        [new("roll_gap_um", "Cadiz/Line2/Calendering", 130, -3)],
        [new("soak_h", "Brno/Line2/Filling/F2", 140, -9)],
        [new("electrolyte_g", "Aarhus/Line2/Filling/F2", 130, -5, EndHour: 170)],
        [new("fan_speed_sd_rpm", "Cadiz/Line1/Drying", 126, 4), new("electrolyte_g", "Brno/Line1/Filling/F2", 150, -5)],
        [new("coat_gap_um", "Brno/Line1/Coating", 130, -6), new("channel_temp_c", "Cadiz/Formation/T1", 160, 6)],
        [new("electrolyte_g", "Brno/Line1/Filling/F1", 140, -5), new("electrolyte_g", "Cadiz/Line2/Filling/F3", 150, -5)],
        [new("weld_energy_j", "Aarhus/Line1/Stacking/K1", 150, -6), new("dew_point_c", "plant:Aarhus", 150, 12)],
    ];
}
