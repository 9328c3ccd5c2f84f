using BatteryTwin.Domain.TwinQuery.Planning;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Execution;

/// <summary>What identifies a relationship.</summary>
internal readonly record struct EdgeKey(string SourceId, string Id)
{
    public EdgeKey(Relationship relationship)
        : this(relationship.SourceId, relationship.Id)
    {
    }

    /// <summary>Where a relationship stands to this key in the order of results.</summary>
    public int CompareTo(Relationship other) => RelationshipPaths.Compare(SourceId, Id, other.SourceId, other.Id);
}
