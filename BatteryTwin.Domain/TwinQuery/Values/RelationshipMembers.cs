using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>Finds members of a relationship as its JSON document shows them.</summary>
internal static class RelationshipMembers
{
    public static QueryValue Find(Relationship relationship, ReadOnlySpan<string> names) => names switch
    {
        [] => QueryValue.Object(() => JsonElement.Parse(RelationshipJson.Text(relationship))),
        ["$relationshipId"] => QueryValue.Text(relationship.Id),
        ["$sourceId"] => QueryValue.Text(relationship.SourceId),
        ["$targetId"] => QueryValue.Text(relationship.TargetId),
        ["$relationshipName"] => QueryValue.Text(relationship.Name),
        ["$etag"] => QueryValue.Text(relationship.ETag),
        [var name, .. var rest] when relationship.Properties.TryGetValue(name, out JsonElement value) => MemberPath.Inside(value, rest),
        _ => QueryValue.Undefined,
    };
}
