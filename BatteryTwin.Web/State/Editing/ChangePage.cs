namespace BatteryTwin.Web.State.Editing;

/// <summary>Lines of a history.</summary>
/// <param name="Rows">The lines, newest first.</param>
/// <param name="Before">Where to read on; null at the end.</param>
/// <param name="FedBy">Properties whose newest change on this page a machine made, by path, and which: <c>telemetry</c> or <c>detector</c>.</param>
public sealed record ChangePage(IReadOnlyList<ChangeRow> Rows, long? Before, IReadOnlyDictionary<string, string> FedBy)
{
    public static ChangePage Empty { get; } = new([], null, new Dictionary<string, string>());
}
