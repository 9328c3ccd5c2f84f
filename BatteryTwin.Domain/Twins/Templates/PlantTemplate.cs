namespace BatteryTwin.Domain.Twins.Templates;

/// <summary>A plant to make: its place, which every id in it ends with, its IANA time zone (null: none), and its lines.</summary>
public sealed record PlantTemplate(string Place, string? TimeZone, IReadOnlyList<LineTemplate> Lines)
{
    public const string PlantModel = "dtmi:batterytwin:Plant;1";

    public const string LineModel = "dtmi:batterytwin:ProductionLine;1";

    /// <summary>The place as part of an id: letters, digits and dashes.</summary>
    public string IdPart => string.Concat(Place.Trim().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
}
