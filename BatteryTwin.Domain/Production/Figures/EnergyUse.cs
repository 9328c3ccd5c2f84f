namespace BatteryTwin.Domain.Production.Figures;

/// <summary>Where the energy of a step went, in kWh: into units that ended good, into units that were scrapped at it or later, into standing still, or it is not known yet.</summary>
public readonly record struct EnergyUse(double InGood, double InScrap, double Idle, double Open)
{
    public double Total => InGood + InScrap + Idle + Open;

    public static EnergyUse operator +(EnergyUse left, EnergyUse right) =>
        new(left.InGood + right.InGood, left.InScrap + right.InScrap, left.Idle + right.Idle, left.Open + right.Open);

    public static EnergyUse Add(EnergyUse left, EnergyUse right) => left + right;

    /// <param name="energyKwh">All of it.</param>
    /// <param name="idleKwh">What was drawn while nothing was made; at most all of it.</param>
    /// <param name="goodShare">Share of the units that entered the step and ended good, 0 to 1; null when none ended yet.</param>
    public static EnergyUse Of(double energyKwh, double idleKwh, double? goodShare)
    {
        double idle = Math.Clamp(idleKwh, 0, Math.Max(0, energyKwh));
        double active = Math.Max(0, energyKwh) - idle;
        return goodShare is { } share ? new(active * share, active * (1 - share), idle, 0) : new(0, 0, idle, active);
    }
}
