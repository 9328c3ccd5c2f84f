using BatteryTwin.Domain.Production.Settings;
using BatteryTwin.Ingest.Storage;
using BatteryTwin.Ingest.Storage.Production;

namespace BatteryTwin.Web.State.Production;

/// <summary>What people enter about a plant's energy. Singleton.</summary>
public sealed class EnergyFactorsDesk(IProductionBook book)
{
    /// <summary>Keeps the settings of a plant as they were when the form was opened, with other values of energy. Null when done, else why not, in words.</summary>
    public string? Save(PlantPlan plan, PlantSettings settings, string name)
    {
        if (SettingsFaults.Of(settings) is { Count: > 0 } faults)
        {
            return $"Not done: {string.Join("; ", faults)}.";
        }

        try
        {
            return book.Save(plan.PlantId, settings, plan.SettingsVersion, name.Trim()) ? null : "Not done: someone changed the plant's settings meanwhile. Close this, look at them, and enter yours again.";
        }
        catch (StorageUnavailableException problem)
        {
            return $"Not done: {problem.Message}.";
        }
    }
}
