using System.Globalization;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Domain.TwinQuery.Conditions;

/// <summary>
/// The models that <c>IS_OF_MODEL</c> without <c>exact</c> accepts: those with the same path and the same or a higher version, and all
/// that inherit from one of them. A model id that the catalog does not know matches nothing.
/// </summary>
internal sealed class ModelMatches(ModelCatalog catalog)
{
    private readonly Dictionary<string, HashSet<string>> _matches = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Of(string modelId, bool exact)
    {
        if (exact)
        {
            return new HashSet<string>(StringComparer.Ordinal) { modelId };
        }

        if (!_matches.TryGetValue(modelId, out HashSet<string>? matches))
        {
            matches = Find(modelId);
            _matches.Add(modelId, matches);
        }

        return matches;
    }

    public bool Contains(string modelId, bool exact, string twinModelId) =>
        exact ? string.Equals(modelId, twinModelId, StringComparison.Ordinal) : Of(modelId, exact: false).Contains(twinModelId);

    private HashSet<string> Find(string modelId)
    {
        if (catalog.Find(modelId) is null)
        {
            return [];
        }

        (string path, (int Major, int Minor) version) = Split(modelId);
        string[] bases =
        [
            .. catalog.All.Select(model => model.Id).Where(id => Split(id) is var other && other.Path == path && other.Version.CompareTo(version) >= 0),
        ];
        return catalog.All.Select(model => model.Id).Where(id => bases.Any(ancestor => catalog.IsA(id, ancestor))).ToHashSet(StringComparer.Ordinal);
    }

    private static (string Path, (int Major, int Minor) Version) Split(string modelId)
    {
        int semicolon = modelId.IndexOf(';', StringComparison.Ordinal);
        if (semicolon < 0)
        {
            return (modelId, (0, 0));
        }

        string[] numbers = modelId[(semicolon + 1)..].Split('.');
        return (modelId[..semicolon], (Number(numbers[0]), numbers.Length > 1 ? Number(numbers[1]) : 0));
    }

    private static int Number(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
