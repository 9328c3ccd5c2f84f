using System.Globalization;
using BatteryTwin.Domain.Maintenance.Costs;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What a kind of component costs, as people enter it. Editable.</summary>
public sealed class ComponentCostDraft
{
    /// <summary>Name or type of the component.</summary>
    public string Component { get; set; } = string.Empty;

    public string PlannedHours { get; set; } = "4";

    public string FailureHours { get; set; } = "12";

    public string Technicians { get; set; } = "1";

    public string PartCost { get; set; } = "0";

    public string SecondaryDamage { get; set; } = "0";

    public string Scrap { get; set; } = "0";

    public string UsualLifeHours { get; set; } = "0";

    /// <summary>Apart by commas.</summary>
    public string Skills { get; set; } = string.Empty;

    public string PartLeadDays { get; set; } = "0";

    public static ComponentCostDraft Of(ComponentCosts costs)
    {
        ArgumentNullException.ThrowIfNull(costs);
        return new()
        {
            Component = costs.Component,
            PlannedHours = NumberText.Of(costs.PlannedHours),
            FailureHours = NumberText.Of(costs.FailureHours),
            Technicians = costs.Technicians.ToString(CultureInfo.InvariantCulture),
            PartCost = NumberText.Of(costs.PartCost),
            SecondaryDamage = NumberText.Of(costs.SecondaryDamage),
            Scrap = NumberText.Of(costs.Scrap),
            UsualLifeHours = NumberText.Of(costs.UsualLifeHours),
            Skills = NameList.Of(costs.Skills),
            PartLeadDays = NumberText.Of(costs.PartLeadDays),
        };
    }

    /// <summary>What is entered; what is wrong where it is not complete.</summary>
    public (ComponentCosts? Costs, FieldFaults Faults) ToCosts()
    {
        FieldFaults faults = new();
        if (string.IsNullOrWhiteSpace(Component))
        {
            faults.Add("component", "Name the component, as its station does.");
        }

        ComponentCosts costs = new()
        {
            Component = Component.Trim(),
            PlannedHours = NumberText.Read(faults, "plannedHours", PlannedHours),
            FailureHours = NumberText.Read(faults, "failureHours", FailureHours),
            Technicians = NumberText.ReadWhole(faults, "technicians", Technicians, 1, 100),
            PartCost = NumberText.Read(faults, "partCost", PartCost),
            SecondaryDamage = NumberText.Read(faults, "secondaryDamage", SecondaryDamage),
            Scrap = NumberText.Read(faults, "scrap", Scrap),
            UsualLifeHours = NumberText.Read(faults, "usualLifeHours", UsualLifeHours),
            Skills = [.. NameList.Read(Skills)],
            PartLeadDays = NumberText.Read(faults, "partLeadDays", PartLeadDays),
        };
        faults.Take(new CostCatalogue { Components = [costs] }.Faults(), "components[0].");
        return faults.Count == 0 ? (costs, faults) : (null, faults);
    }

    /// <summary>What an entry says, to tell versions apart; nothing where there is none.</summary>
    public static IReadOnlyList<DataFact> Facts(ComponentCosts? costs) => costs is null
        ? []
        :
        [
            new("planned hours", Said(costs.PlannedHours)),
            new("hours after a failure", Said(costs.FailureHours)),
            new("technicians", Said(costs.Technicians)),
            new("part", Said(costs.PartCost)),
            new("damage to other parts", Said(costs.SecondaryDamage)),
            new("scrap", Said(costs.Scrap)),
            new("usual life", Said(costs.UsualLifeHours)),
            new("skills", NameList.Of(costs.Skills)),
            new("days until a part is there", Said(costs.PartLeadDays)),
        ];

    private static string Said(double amount) => amount.ToString("#,0.##", CultureInfo.CurrentCulture);
}
