using BatteryTwin.Domain.Maintenance.Orders;

namespace BatteryTwin.Web.Components.Maintenance;

/// <summary>Which verbs an order allows, the usual next one first, and what they are called.</summary>
public static class JobVerbs
{
    public static IReadOnlyList<JobVerb> Of(WorkOrder order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return order.State switch
        {
            WorkState.Open => [JobVerb.Plan, JobVerb.Start, JobVerb.Cancel],
            WorkState.Planned => [JobVerb.Start, JobVerb.Plan, JobVerb.Unplan, JobVerb.Cancel],
            WorkState.Started => [JobVerb.Complete, JobVerb.Pause, JobVerb.Cancel],
            WorkState.Paused => [JobVerb.Resume, JobVerb.Complete, JobVerb.Cancel],
            _ => [],
        };
    }

    public static string Label(JobVerb verb) => verb switch
    {
        JobVerb.Plan => "Plan…",
        JobVerb.Unplan => "Take off the board…",
        JobVerb.Complete => "Complete…",
        JobVerb.Pause => "Pause…",
        JobVerb.Cancel => "Cancel…",
        _ => $"{verb}…",
    };
}
