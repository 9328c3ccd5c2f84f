using BatteryTwin.Domain.Twins;
using BatteryTwin.Web.State.Assets;

namespace BatteryTwin.Web.State.Editing;

/// <summary>A relationship as one of its ends sees it: its name for people, and the twin at the other end.</summary>
public sealed record TwinRelation(Relationship Edge, string Label, bool IsOutgoing, AssetLink Other)
{
    /// <summary>Its properties in a few words; empty when it has none.</summary>
    public string Properties => string.Join(", ", Edge.Properties.Select(pair => $"{pair.Key} {FieldText.ForPeople(pair.Value)}"));
}
