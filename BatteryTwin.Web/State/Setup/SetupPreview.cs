using System.Text.Json;

namespace BatteryTwin.Web.State.Setup;

/// <summary>What a graph document would make of the plant.</summary>
/// <param name="Document">The document.</param>
/// <param name="Counts">Size of the document.</param>
/// <param name="Items">Its parts and what becomes of each; empty while there are problems.</param>
/// <param name="Problems">What keeps it from being created; all that can be found at once.</param>
/// <param name="Map">Structure of what it creates; empty while there are problems.</param>
public sealed record SetupPreview(JsonElement Document, SetupCounts Counts, IReadOnlyList<SetupItem> Items, IReadOnlyList<SetupProblem> Problems, TopologyMap? Map)
{
    public bool CanCreate => Problems.Count == 0 && Items.Any(item => item.Effect != SetupEffect.AlreadyThere);

    public int Of(SetupEffect effect) => Items.Count(item => item.Effect == effect);

    /// <summary>A preview of something that is no document at all.</summary>
    public static SetupPreview Unreadable(IReadOnlyList<SetupProblem> problems) => new(default, new(0, 0, 0), [], problems, null);
}
