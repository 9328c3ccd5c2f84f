using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Costs;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Ingest.Maintenance;

/// <summary>What planning rests on: crews, costs and recurring plans. A change is made to the version that its maker has seen (0 = it must be new); what cannot be done is a <see cref="MaintenanceRefusedException"/> that says why.</summary>
public interface IMaintenanceData
{
    IReadOnlyList<Versioned<Crew>> Crews { get; }

    /// <summary>Version 0 while nobody entered any.</summary>
    Versioned<CostCatalogue> Costs { get; }

    IReadOnlyList<Versioned<RecurringPlan>> Plans { get; }

    /// <summary>The demo plant's orders of magnitude, to tell them from what people entered.</summary>
    CostCatalogue DemoCosts { get; }

    /// <exception cref="MaintenanceRefusedException">It is not valid, or was changed meanwhile.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be written.</exception>
    Versioned<Crew> Put(Crew crew, long version, string name);

    /// <inheritdoc cref="Put(Crew, long, string)"/>
    Versioned<CostCatalogue> Put(CostCatalogue costs, long version, string name);

    /// <inheritdoc cref="Put(Crew, long, string)"/>
    Versioned<RecurringPlan> Put(RecurringPlan plan, long version, string name);

    /// <exception cref="MaintenanceRefusedException">It is not there, or was changed meanwhile.</exception>
    /// <exception cref="Storage.StorageUnavailableException">It could not be written.</exception>
    void DeleteCrew(string id, long version);

    /// <summary>Its orders stay.</summary>
    /// <inheritdoc cref="DeleteCrew"/>
    void DeletePlan(string id, long version);
}
