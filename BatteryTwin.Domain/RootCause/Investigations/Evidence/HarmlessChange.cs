namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>A variable that changed without making failures.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Place">Where.</param>
/// <param name="Start">Since when.</param>
/// <param name="Shift">By how much its mean changed.</param>
/// <param name="Unit">In which unit.</param>
/// <param name="Contribution">Failures that follow from it nevertheless.</param>
public sealed record HarmlessChange(string Node, string Place, DateTimeOffset Start, double Shift, string Unit, double Contribution);
