using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>What a kind of component costs; times in hours, money in the catalogue's currency.</summary>
public sealed record ComponentCosts
{
    /// <summary>Name of the component within its station, or its type.</summary>
    public required string Component { get; init; }

    /// <summary>Hours the station stands for a planned replacement.</summary>
    public double PlannedHours { get; init; }

    /// <summary>Hours it stands after a failure, waiting for people and parts included.</summary>
    public double FailureHours { get; init; }

    /// <summary>Technicians at work.</summary>
    public int Technicians { get; init; } = 1;

    public double PartCost { get; init; }

    /// <summary>Damage to other parts that a failure brings.</summary>
    public double SecondaryDamage { get; init; }

    /// <summary>Material that a failure spoils.</summary>
    public double Scrap { get; init; }

    /// <summary>Usual life, running hours: what the part's cost is spread over; 0 when unknown.</summary>
    public double UsualLifeHours { get; init; }

    /// <summary>Skills that its replacement needs; an order made from a forecast asks for them.</summary>
    public ImmutableArray<string> Skills { get; init; } = [];

    /// <summary>Days until a spare part is there; 0 when it is in stock.</summary>
    public double PartLeadDays { get; init; }

    internal void AddFaults(List<string> faults, string place)
    {
        Amounts.Check(faults, $"{place}.plannedHours", PlannedHours);
        Amounts.Check(faults, $"{place}.failureHours", FailureHours);
        Amounts.Check(faults, $"{place}.partCost", PartCost);
        Amounts.Check(faults, $"{place}.secondaryDamage", SecondaryDamage);
        Amounts.Check(faults, $"{place}.scrap", Scrap);
        Amounts.Check(faults, $"{place}.usualLifeHours", UsualLifeHours);
        Amounts.Check(faults, $"{place}.partLeadDays", PartLeadDays);
        if (Skills.IsDefault || Skills.Length > 100 || Skills.Any(skill => string.IsNullOrWhiteSpace(skill) || skill.Length > 200))
        {
            faults.Add($"{place}.skills: at most 100 of 1 to 200 characters are kept");
        }

        if (Technicians is < 1 or > 100)
        {
            faults.Add($"{place}.technicians: {Technicians} must lie between 1 and 100");
        }
    }
}
