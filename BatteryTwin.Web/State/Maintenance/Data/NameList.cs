namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>Names separated by commas, as people type them.</summary>
public static class NameList
{
    public static string Of(IEnumerable<string> names) => string.Join(", ", names);

    public static IReadOnlyList<string> Read(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
