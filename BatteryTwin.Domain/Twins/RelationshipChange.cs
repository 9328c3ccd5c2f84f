namespace BatteryTwin.Domain.Twins;

/// <summary>A relationship as it was and as it is; null before for a new one, null after for a deleted one.</summary>
public sealed record RelationshipChange(Relationship? Before, Relationship? After, ChangeOrigin Origin, DateTimeOffset Time) : GraphChange(Origin, Time)
{
    /// <summary>The newest state there is of it.</summary>
    public Relationship Subject => After ?? Before!;
}
