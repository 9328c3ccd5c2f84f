using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>The names people read for assets.</summary>
public static class AssetNames
{
    private const string NameProperty = "Name";

    /// <summary>The twin's <c>Name</c>, else its id.</summary>
    public static string Title(TwinGraphSnapshot snapshot, string twinId) =>
        snapshot.Find(twinId)?.Text(NameProperty) is { Length: > 0 } name ? name : twinId;

    /// <summary>What kind of thing it is: the model's display name, else the last part of its id.</summary>
    public static string Kind(TwinGraphSnapshot snapshot, string twinId)
    {
        if (snapshot.Find(twinId)?.ModelId is not { } modelId)
        {
            return string.Empty;
        }

        return snapshot.Models.Interface(modelId)?.DisplayName?.Default is { Length: > 0 } name ? name : modelId.Split(';')[0].Split(':')[^1];
    }

    /// <summary>An alert's title without the id of its asset, for places where the asset stands beside it.</summary>
    public static string WithoutPlace(string title, string twinId) =>
        title.EndsWith($" at {twinId}", StringComparison.Ordinal) ? title[..^(twinId.Length + 4)] : title;

    /// <summary>The shortest name that tells an asset from its siblings: its kind where that is unique among them, else its title.</summary>
    public static string AmongSiblings(TwinGraphSnapshot snapshot, string twinId, IReadOnlyList<string> siblings)
    {
        string modelId = snapshot.Find(twinId)?.ModelId ?? string.Empty;
        string kind = Kind(snapshot, twinId);
        return kind.Length == 0 || siblings.Any(other => other != twinId && snapshot.Find(other)?.ModelId == modelId) ? Title(snapshot, twinId) : kind;
    }
}
