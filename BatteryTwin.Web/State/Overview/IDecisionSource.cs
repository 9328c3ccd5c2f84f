namespace BatteryTwin.Web.State.Overview;

/// <summary>A part of the program that knows what waits for a decision.</summary>
public interface IDecisionSource
{
    /// <summary>What it is about, for when it cannot be read: <c>the maintenance plan</c>.</summary>
    string About { get; }

    /// <summary>All that wait, in any order.</summary>
    Task<IReadOnlyList<Decision>> ReadAsync(CancellationToken cancel);
}
