namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>A unit that the question named.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="At">When its last step was; null where unknown.</param>
/// <param name="Failed">Whether it failed.</param>
/// <param name="Through">Keys of the causes whose changed stretch it went through.</param>
public sealed record ListedCell(string Id, DateTimeOffset? At, bool Failed, IReadOnlyList<string> Through);
