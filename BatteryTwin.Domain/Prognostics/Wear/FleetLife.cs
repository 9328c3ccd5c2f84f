namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>A component of the fleet and the part of its life that is on record, in hours since it was built in.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Life">From building in to failure, also when it was replaced before.</param>
/// <param name="From">First whole hour on record.</param>
/// <param name="To">End of the record.</param>
/// <param name="Failed">True when the record ends with the failure; false when the component was replaced in time.</param>
/// <param name="Rate">Full speed of its line against that of 700 cells an hour.</param>
/// <param name="Seed">Decides its signals.</param>
public sealed record FleetLife(string Name, ComponentLife Life, long From, long To, bool Failed, double Rate, ulong Seed)
{
    public int Hours => (int)(To - From);
}
