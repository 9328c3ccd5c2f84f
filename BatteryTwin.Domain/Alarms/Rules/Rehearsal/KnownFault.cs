namespace BatteryTwin.Domain.Alarms.Rules.Rehearsal;

/// <summary>Something that is known to have gone wrong.</summary>
/// <param name="Id">What it is called by.</param>
/// <param name="TwinId">Where.</param>
/// <param name="Description">What, and how it is known.</param>
/// <param name="From">From when on an alarm is about it: its onset, or a set time before its end.</param>
/// <param name="End">When it broke down or was found; null when it did neither.</param>
/// <param name="Shows">Twins and fields that show it; a field that ends with a full stop stands for all that begin with it, an empty one for all.</param>
public sealed record KnownFault(string Id, string TwinId, string Description, DateTimeOffset From, DateTimeOffset? End, IReadOnlyList<(string TwinId, string Field)> Shows)
{
    /// <summary>A field of a twin shows it.</summary>
    public bool ShowsIn(string twinId, string field) => Shows.Any(place =>
        place.TwinId == twinId && (place.Field.Length == 0 || place.Field == field || (place.Field[^1] == '.' && field.StartsWith(place.Field, StringComparison.Ordinal))));
}
