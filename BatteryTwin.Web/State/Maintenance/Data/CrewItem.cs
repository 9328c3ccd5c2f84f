using BatteryTwin.Domain.Maintenance.Calendars;
using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Ingest.Storage.Maintenance;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A crew in the list.</summary>
/// <param name="Crew">The crew.</param>
/// <param name="Places">Where it works, in words.</param>
/// <param name="Orders">Live orders that are planned with it, by begin.</param>
public sealed record CrewItem(Versioned<Crew> Crew, string Places, IReadOnlyList<WorkOrder> Orders);
