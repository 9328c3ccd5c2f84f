namespace BatteryTwin.Domain.Twins;

/// <summary>What a check of a new relationship needs to know about those that there are.</summary>
internal interface IRelationshipLookup
{
    Relationship? Find(string sourceId, string relationshipId);

    /// <summary>How many relationships start at a twin.</summary>
    int CountFrom(string twinId);

    /// <summary>How many relationships end at a twin.</summary>
    int CountTo(string twinId);
}
