namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>The values of a variable on its own table, with the time at which its step worked on each row.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Table">Its own table.</param>
/// <param name="Values">NaN where missing, or where a sentinel stood.</param>
/// <param name="Seconds">Seconds since 2000-01-01 UTC; NaN where unknown.</param>
/// <param name="InOrder">Rows whose time is known, in the order of time; shared by the variables of a step.</param>
internal sealed record NodeColumn(PlantNode Node, PlantTable Table, double[] Values, double[] Seconds, int[] InOrder);
