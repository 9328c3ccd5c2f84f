namespace BatteryTwin.Ingest.Sources.DemoPlant.Units;

/// <summary>Slurries, coils and cells of a span of time.</summary>
internal sealed class UnitBatch
{
    public UnitRows Slurries { get; } = new("slurry", "slurry_id,plant,line,mixer,mix_time,powder_lot,solids_content_pct,specific_energy_whkg,slurry_temperature_c,vessel_pressure_mbar,slurry_viscosity_pas");

    public UnitRows Coils { get; } = new(
        "coils",
        "coil_id,slurry_id,plant,line,coater,dryer,start_time,calender,slitter,end_time,web_speed_mmin,web_tension_n,die_gap_um,areal_loading_mgcm2,dryer_fan_speed_sd_rpm,dryer_temperature_sd_c,zone2_temperature_c,residual_solvent_ppm,adhesion_nm,line_load_knm,roll_gap_um,surface_temperature_c,porosity_pct,distance_cut_km,burr_height_um");

    public UnitRows Cells { get; } = new(
        "cells",
        "cell_id,coil_id,plant,line,stacker,stack_time,filler,nozzle,fill_time,tower,channel,form_time,tester,eol_time,fail_capacity,fail_dc_resistance,fail_self_discharge,defect,alignment_error_um,stack_pressure_kpa,weld_energy_j,weld_resistance_mohm,dew_point_c,electrolyte_mass_g,chamber_pressure_mbar,soak_time_h,cell_temperature_c,charge_rate_c,first_cycle_efficiency_pct,gas_volume_ml,capacity_ah,dc_resistance_mohm,self_discharge_mvd");

    /// <summary>Those that others are made of first.</summary>
    public IEnumerable<UnitRows> Tables => [Slurries, Coils, Cells];
}
