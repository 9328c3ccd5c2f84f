namespace BatteryTwin.Web.State.Planning;

/// <summary>A shift of a week of a plant.</summary>
/// <param name="Day">Day on which it begins, by the plant's clock.</param>
/// <param name="Name">Its name.</param>
/// <param name="From">Start.</param>
/// <param name="To">End.</param>
/// <param name="HasBegun">It runs or is over: something was made in it.</param>
/// <param name="IsOver">It is over.</param>
public sealed record TargetShift(DateOnly Day, string Name, DateTimeOffset From, DateTimeOffset To, bool HasBegun, bool IsOver);
