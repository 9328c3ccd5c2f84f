namespace BatteryTwin.Domain.RootCause.Plant;

/// <summary>A change of one variable at one place that made defects.</summary>
/// <param name="Node">The variable.</param>
/// <param name="Place">A station, or <c>line:</c>, <c>plant:</c>, <c>lot:</c> or <c>shift:</c> with a name: the narrowest that holds every changed row.</param>
/// <param name="Start">When the first changed row was worked on.</param>
/// <param name="End">When the last one was, where the change was over within the data.</param>
/// <param name="AvoidedDefects">Investigated defects that would not have been without it.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Share">Avoided defects as a share of those beyond the reference's rate.</param>
/// <param name="Shift">Change of the variable's mean beyond what its causes explain.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Rows">Rows of the variable's table that changed.</param>
/// <param name="Evidence">Log-likelihood ratio against natural spread and drift.</param>
public sealed record PlantCause(string Node, string Place, DateTimeOffset Start, DateTimeOffset? End, double AvoidedDefects, double Low, double High, double Share, double Shift, string Unit, int Rows, double Evidence);
