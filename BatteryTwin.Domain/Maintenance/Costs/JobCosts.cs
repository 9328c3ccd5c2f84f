using BatteryTwin.Domain.Maintenance.Risk;
using BatteryTwin.Domain.Maintenance.Scheduling;

namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>From the catalogue's entries to what one job costs, planned and after a failure.</summary>
public static class JobCosts
{
    /// <summary>Planned and failure cost of a component. The planned cost has no lost output: whether there is any depends on when the job is done.</summary>
    /// <param name="catalogue">The plant's costs.</param>
    /// <param name="component">Entry of the component.</param>
    /// <param name="line">Its line; null where none is known, then no output is lost.</param>
    /// <param name="station">Its station, for the buffers around it.</param>
    public static ReplacementCosts Of(CostCatalogue catalogue, ComponentCosts component, LineRates? line, string station)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(component);
        double lostHours = line is null ? 0 : Math.Max(0, component.FailureHours - LineCoupling.Of(line).ProtectionHours(station));
        return new(
            component.PartCost + Labour(component.PlannedHours),
            component.PartCost + Labour(component.FailureHours) + component.SecondaryDamage + component.Scrap + (lostHours * (line?.ContributionPerHour ?? 0)));

        double Labour(double hours) => hours * component.Technicians * catalogue.LabourPerHour;
    }

    /// <summary>The cost of waiting with a component of which a remaining life is known.</summary>
    /// <param name="life">Remaining life, running hours.</param>
    /// <param name="costs">Planned and failure cost.</param>
    /// <param name="component">Entry of the component.</param>
    /// <param name="line">Its line.</param>
    /// <param name="ageHours">Running hours behind it; null when unknown, then its planned cost is spread over the usual life.</param>
    public static WaitingCost Waiting(ILifeDistribution life, ReplacementCosts costs, ComponentCosts component, LineRates? line, double? ageHours)
    {
        ArgumentNullException.ThrowIfNull(life);
        ArgumentNullException.ThrowIfNull(component);
        double worth = ageHours is { } age && costs is { Planned: > 0, Failure: > 0 } ? ReplacementRule.Best(life, costs, age).CostPerHour
            : component.UsualLifeHours > 0 ? costs.Planned / component.UsualLifeHours : 0;
        return new(life, costs, line?.RunningShare ?? 1, worth);
    }
}
