using System.Collections.Immutable;
using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Domain.TwinQuery.Values;

/// <summary>Finds members of a twin as its JSON document shows them, without rendering the document unless a whole part of it is asked for.</summary>
internal static class TwinMembers
{
    private const string Metadata = "$metadata";

    public static QueryValue Find(Twin twin, ReadOnlySpan<string> names)
    {
        switch (names)
        {
            case []:
                return Rendered(twin);
            case ["$dtId"]:
                return QueryValue.Text(twin.Id);
            case ["$etag"]:
                return QueryValue.Text(twin.ETag);
            case [Metadata]:
                return Rendered(twin, Metadata);
            case [Metadata, "$model"]:
                return QueryValue.Text(twin.ModelId);
            case [Metadata, .. var rest]:
                return FindStamp(twin, null, rest, twin.LastUpdateTime, twin.Properties);
        }

        string first = names[0];
        if (twin.Properties.TryGetValue(first, out TwinProperty? property))
        {
            return MemberPath.Inside(property.Value, names[1..]);
        }

        return twin.Components.TryGetValue(first, out TwinComponent? component) ? FindInComponent(twin, component, names) : QueryValue.Undefined;
    }

    private static QueryValue FindInComponent(Twin twin, TwinComponent component, ReadOnlySpan<string> names) => names switch
    {
        [var name] => Rendered(twin, name),
        [var name, Metadata] => Rendered(twin, name, Metadata),
        [var name, Metadata, .. var rest] => FindStamp(twin, name, rest, component.LastUpdateTime, component.Properties),
        [_, var name, .. var rest] when component.Properties.TryGetValue(name, out TwinProperty? property) => MemberPath.Inside(property.Value, rest),
        _ => QueryValue.Undefined,
    };

    private static QueryValue FindStamp(
        Twin twin, string? component, ReadOnlySpan<string> names, DateTimeOffset lastUpdateTime, ImmutableSortedDictionary<string, TwinProperty> properties)
    {
        if (names is ["$lastUpdateTime"])
        {
            return QueryValue.Text(GraphTime.Text(lastUpdateTime));
        }

        if (!properties.TryGetValue(names[0], out TwinProperty? property))
        {
            return QueryValue.Undefined;
        }

        return names switch
        {
            [var name] => component is null ? Rendered(twin, Metadata, name) : Rendered(twin, component, Metadata, name),
            [_, "lastUpdateTime"] => QueryValue.Text(GraphTime.Text(property.LastUpdateTime)),
            [_, "sourceTime"] when property.SourceTime is { } sourceTime => QueryValue.Text(GraphTime.Text(sourceTime)),
            _ => QueryValue.Undefined,
        };
    }

    private static QueryValue Rendered(Twin twin, params string[] names) => QueryValue.Object(() =>
    {
        JsonElement json = JsonElement.Parse(TwinJson.Text(twin));
        foreach (string name in names)
        {
            json = json.GetProperty(name);
        }

        return json;
    });
}
