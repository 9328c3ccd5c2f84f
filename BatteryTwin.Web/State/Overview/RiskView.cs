namespace BatteryTwin.Web.State.Overview;

/// <summary>What waiting costs, the dearest first.</summary>
/// <param name="Risks">Components and late orders for which a day of waiting costs something; where no costs are known at all, components that may fail before their stop, the likeliest first.</param>
/// <param name="Forecasts">Components with a forecast.</param>
/// <param name="Uncosted">Those of them whose failure has no cost.</param>
/// <param name="AtRisk">Those that may fail before their next planned stop.</param>
/// <param name="Currency">ISO 4217.</param>
public sealed record RiskView(IReadOnlyList<ComponentRisk> Risks, int Forecasts, int Uncosted, int AtRisk, string Currency)
{
    /// <summary>False when components have forecasts and what a failure costs is known for none of them.</summary>
    public bool HasCosts => Forecasts == 0 || Uncosted < Forecasts;

    /// <summary>What one more day of waiting with everything costs.</summary>
    public double DayCost => Risks.Sum(risk => risk.DayCost ?? 0);
}
