using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>Digital twin model identifiers, <c>dtmi:batterytwin:Plant;1</c>.</summary>
public static partial class Dtmi
{
    /// <summary>Longest id of an interface.</summary>
    public const int MaxInterfaceIdLength = 128;

    /// <summary>DTDL version 3's form, which includes version 2's.</summary>
    [GeneratedRegex("^dtmi:[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?(?::[A-Za-z](?:[A-Za-z0-9_]*[A-Za-z0-9])?)*(?:;[1-9][0-9]{0,8}(?:\\.[1-9][0-9]{0,5})?)?$")]
    private static partial Regex Pattern { get; }

    public static bool IsValid(string id) => Pattern.IsMatch(id);

    /// <summary>The id without its version, by which versions of one model are the same.</summary>
    public static string WithoutVersion(string id)
    {
        int end = id.IndexOf(';', StringComparison.Ordinal);
        return end < 0 ? id : id[..end];
    }
}
