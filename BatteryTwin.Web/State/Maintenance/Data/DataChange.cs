namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>A change that was made, and how it is taken back.</summary>
/// <param name="Words">What was done: <c>Crew Mechanics was changed</c>.</param>
/// <param name="Name">Who did it.</param>
/// <param name="Undo">Takes it back; null when that was done, else why not.</param>
public sealed record DataChange(string Words, string Name, Func<string?> Undo);
