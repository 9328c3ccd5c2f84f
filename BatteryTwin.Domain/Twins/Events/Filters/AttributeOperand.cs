using System.Collections.Frozen;
using BatteryTwin.Domain.TwinQuery.Values;

namespace BatteryTwin.Domain.Twins.Events.Filters;

/// <summary>An attribute of an event; undefined when the event has none.</summary>
internal sealed record AttributeOperand(Func<CloudEvent, string?> Read) : FilterOperand
{
    private static readonly FrozenDictionary<string, AttributeOperand> s_attributes = Table();

    public static IEnumerable<string> Names => s_attributes.Keys.Where(name => name[0] != '$').Order(StringComparer.Ordinal);

    /// <summary>An attribute by name, in any case, with or without <c>$</c>; null when there is no such one.</summary>
    public static AttributeOperand? Find(string name) => s_attributes.GetValueOrDefault(name);

    public override QueryValue Of(CloudEvent happened) => Read(happened) is { } text ? QueryValue.Text(text) : QueryValue.Undefined;

    private static FrozenDictionary<string, AttributeOperand> Table()
    {
        (string Name, Func<CloudEvent, string?> Read)[] attributes =
        [
            ("type", happened => happened.Type),
            ("eventType", happened => happened.Type),
            ("source", happened => happened.Source),
            ("subject", happened => happened.Subject),
            ("id", happened => happened.Id),
            ("time", happened => GraphTime.Text(happened.Time)),
            ("specversion", _ => CloudEvent.SpecVersion),
            ("dataschema", happened => happened.DataSchema),
            ("datacontenttype", happened => happened.DataContentType),
        ];
        return attributes
            .SelectMany(attribute => new[] { attribute.Name, "$" + attribute.Name }.Select(name => KeyValuePair.Create(name, new AttributeOperand(attribute.Read))))
            .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
