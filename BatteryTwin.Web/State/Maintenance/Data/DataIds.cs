using BatteryTwin.Web.State.Alarms;

namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Ids of what is new.</summary>
public static class DataIds
{
    /// <summary>An id that follows from a name and is not taken yet.</summary>
    public static string New(string name, string otherwise, IEnumerable<string> taken)
    {
        string id = RuleWords.IdOf(name) is { Length: > 0 } made ? made : otherwise;
        HashSet<string> known = [.. taken];
        return Enumerable.Range(1, known.Count + 1).Select(count => count == 1 ? id : $"{id}-{count}").First(candidate => !known.Contains(candidate));
    }
}
