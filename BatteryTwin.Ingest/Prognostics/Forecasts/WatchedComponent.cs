namespace BatteryTwin.Ingest.Prognostics.Forecasts;

/// <summary>A component of a twin that a model may speak about.</summary>
/// <param name="TwinId">The twin.</param>
/// <param name="Component">Name of the component in the twin.</param>
/// <param name="Type">Name of the component's interface.</param>
/// <param name="NominalRate">Full speed of the twin in its own unit, from its property; null when it does not say.</param>
internal sealed record WatchedComponent(string TwinId, string Component, string Type, double? NominalRate)
{
    private const string SettingPrefix = "setting_";

    /// <summary>Field of the twin that a column of a model stands for: models name the component by its interface, and settings with a prefix.</summary>
    public string FieldOf(string column)
    {
        string field = column.StartsWith(SettingPrefix, StringComparison.Ordinal) ? column[SettingPrefix.Length..] : column;
        return field.StartsWith(Type, StringComparison.Ordinal) && field.Length > Type.Length && field[Type.Length] == '.' ? Component + field[Type.Length..] : field;
    }
}
