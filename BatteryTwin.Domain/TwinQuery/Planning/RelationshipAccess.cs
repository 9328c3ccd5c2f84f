using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>Some of the relationships, in order of source and id.</summary>
internal sealed record RelationshipAccess(string Description, double Rows, IEnumerable<Relationship> Relationships, bool IsExact = false);
