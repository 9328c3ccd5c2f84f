using System.Collections.Immutable;

namespace BatteryTwin.Domain.Maintenance.Costs;

/// <summary>What maintenance and its absence cost. Data of the plant, in one currency; nothing of it is built into the program.</summary>
public sealed record CostCatalogue
{
    /// <summary>ISO 4217 code of every amount.</summary>
    public string Currency { get; init; } = "EUR";

    /// <summary>Cost of a technician's hour.</summary>
    public double LabourPerHour { get; init; }

    /// <summary>What an hour of each line is worth, and how its steps hang together.</summary>
    public ImmutableArray<LineRates> Lines { get; init; } = [];

    /// <summary>What each kind of component costs, in time, money and damage.</summary>
    public ImmutableArray<ComponentCosts> Components { get; init; } = [];

    /// <summary>What lateness costs where no forecast says it.</summary>
    public ImmutableArray<LatenessRate> Lateness { get; init; } = [];

    /// <summary>Costs of a kind of component; the entry for its name wins over that for its type.</summary>
    public ComponentCosts? Component(string? name, string? type = null) =>
        Components.FirstOrDefault(costs => costs.Component == name) ?? Components.FirstOrDefault(costs => costs.Component == type);

    /// <summary>What is wrong with it, each fault with its place; empty when it can be used.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        if (Currency is not { Length: 3 } || !Currency.All(char.IsAsciiLetterUpper))
        {
            faults.Add($"currency: '{Currency}' is no code of ISO 4217; write three capital letters, for example EUR");
        }

        Amounts.Check(faults, "labourPerHour", LabourPerHour);
        foreach ((LineRates line, int at) in Lines.Select((line, at) => (line, at)))
        {
            line.AddFaults(faults, $"lines[{at}]");
        }

        foreach ((ComponentCosts component, int at) in Components.Select((component, at) => (component, at)))
        {
            component.AddFaults(faults, $"components[{at}]");
        }

        foreach ((LatenessRate rate, int at) in Lateness.Select((rate, at) => (rate, at)))
        {
            Amounts.Check(faults, $"lateness[{at}].perHour", rate.PerHour);
        }

        Amounts.CheckUnique(faults, "lines", "line", Lines.Select(line => line.Line));
        Amounts.CheckUnique(faults, "components", "component", Components.Select(component => component.Component));
        Amounts.CheckUnique(faults, "lateness", "priority", Lateness.Select(rate => rate.Priority.ToString()));
        return faults;
    }
}
