using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.State.Frame;

/// <summary>What the address of a page says, apart from the page itself.</summary>
internal static class PageAddress
{
    // What belongs to the viewer, not to one page, and goes along with every link.
    private static readonly string[] s_kept = ["range", "from", "to", "paused"];

    public static string? Query(this NavigationManager navigation, string name) =>
        QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query).TryGetValue(name, out StringValues value) ? value.ToString() : null;

    /// <summary>The path with the viewer's time range and pause of the present address added.</summary>
    public static string Keeping(this NavigationManager navigation, string path)
    {
        Dictionary<string, StringValues> present = QueryHelpers.ParseQuery(navigation.ToAbsoluteUri(navigation.Uri).Query);
        int question = path.IndexOf('?', StringComparison.Ordinal);
        Dictionary<string, StringValues> own = question < 0 ? [] : QueryHelpers.ParseQuery(path[question..]);
        return QueryHelpers.AddQueryString(path, s_kept.Where(name => present.ContainsKey(name) && !own.ContainsKey(name)).Select(name => KeyValuePair.Create(name, (string?)present[name].ToString())));
    }

    /// <summary>Id of the asset or line the address is about; null for other pages.</summary>
    public static string? TwinId(this NavigationManager navigation)
    {
        string[] parts = navigation.ToAbsoluteUri(navigation.Uri).AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return parts is ["assets" or "lines", var id, ..] ? Uri.UnescapeDataString(id) : null;
    }
}
