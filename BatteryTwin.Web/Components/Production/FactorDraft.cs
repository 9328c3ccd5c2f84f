using BatteryTwin.Domain.Production.Figures;

namespace BatteryTwin.Web.Components.Production;

/// <summary>An emission factor while it is being edited.</summary>
internal sealed class FactorDraft(string title, EmissionFactor factor)
{
    /// <summary>What the factor is for.</summary>
    public string Title => title;

    public double KgPerKwh { get; set; } = factor.KgPerKwh;

    public int Year { get; set; } = factor.Year;

    public string Region { get; set; } = factor.Region;

    public string Source { get; set; } = factor.Source;

    public EmissionFactor Factor => new(KgPerKwh, Year, Region.Trim(), Source.Trim());
}
