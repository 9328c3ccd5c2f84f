using System.Globalization;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What holds for the whole plant: currency, a technician's hour, lateness. Editable.</summary>
public sealed class PlantCostDraft
{
    public string Currency { get; set; } = "EUR";

    public string LabourPerHour { get; set; } = "0";

    /// <summary>Cost of an hour of lateness, by priority.</summary>
    public Dictionary<WorkPriority, string> Lateness { get; } = [];

    public static PlantCostDraft Of(CostCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        PlantCostDraft draft = new() { Currency = catalogue.Currency, LabourPerHour = NumberText.Of(catalogue.LabourPerHour) };
        foreach (WorkPriority priority in Enum.GetValues<WorkPriority>())
        {
            draft.Lateness[priority] = NumberText.Of(Rate(catalogue, priority));
        }

        return draft;
    }

    /// <summary>A catalogue with what is entered in place of its own.</summary>
    public (Func<CostCatalogue, CostCatalogue>? Edit, FieldFaults Faults) ToEdit()
    {
        FieldFaults faults = new();
        string currency = Currency.Trim().ToUpperInvariant();
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper))
        {
            faults.Add("currency", $"“{Currency}” is no code of ISO 4217; write three letters, like EUR.");
        }

        double labour = NumberText.Read(faults, "labourPerHour", LabourPerHour);
        LatenessRate[] rates = [.. Lateness.Select(rate => new LatenessRate(rate.Key, NumberText.Read(faults, $"lateness{rate.Key}", rate.Value)))];
        return faults.Count == 0 ? (catalogue => catalogue with { Currency = currency, LabourPerHour = labour, Lateness = [.. rates] }, faults) : (null, faults);
    }

    /// <summary>What a catalogue says of it, to tell versions apart.</summary>
    public static IReadOnlyList<DataFact> Facts(CostCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return
        [
            new("currency", catalogue.Currency),
            new("labour per hour", Said(catalogue.LabourPerHour)),
            .. Enum.GetValues<WorkPriority>().Select(priority => new DataFact($"lateness of {priority.ToString().ToLowerInvariant()} jobs per hour", Said(Rate(catalogue, priority)))),
        ];
    }

    private static double Rate(CostCatalogue catalogue, WorkPriority priority) => catalogue.Lateness.FirstOrDefault(rate => rate.Priority == priority)?.PerHour ?? 0;

    private static string Said(double amount) => amount.ToString("#,0.##", CultureInfo.CurrentCulture);
}
