namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What the address names as chosen, beside ids of crews and plans.</summary>
public static class MaintenanceDataIds
{
    /// <summary>Something new. No id of anything kept has a tilde.</summary>
    public const string New = "~new";

    /// <summary>Costs of the whole plant.</summary>
    public const string Plant = "~plant";

    private const string PartPrefix = "part:";
    private const string LinePrefix = "line:";

    public static string OfPart(string component) => PartPrefix + component;

    public static string OfLine(string line) => LinePrefix + line;

    /// <summary>The component that an id names; null when it names none.</summary>
    public static string? Part(string? id) => id?.StartsWith(PartPrefix, StringComparison.Ordinal) == true ? id[PartPrefix.Length..] : null;

    /// <summary>The line that an id names; null when it names none.</summary>
    public static string? Line(string? id) => id?.StartsWith(LinePrefix, StringComparison.Ordinal) == true ? id[LinePrefix.Length..] : null;
}
