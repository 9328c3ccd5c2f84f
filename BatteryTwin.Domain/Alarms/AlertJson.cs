using System.Globalization;
using System.Text.Json.Nodes;

namespace BatteryTwin.Domain.Alarms;

/// <summary>
/// An alert as clients see it: <c>{id, twin, component, rule, priority, state, title, message, raisedAt, active, returnedAt, acknowledged,
/// shelvedUntil, history: [{verb, time, name, note, selfDeclared}]}</c>. Names are self-declared until people sign in, and marked so.
/// </summary>
public static class AlertJson
{
    public static JsonObject Write(Alert alert, DateTimeOffset now) => new()
    {
        ["id"] = alert.Id,
        ["twin"] = alert.TwinId,
        ["component"] = alert.Component,
        ["rule"] = alert.Rule,
        ["priority"] = Word(alert.Priority),
        ["state"] = Word(alert.StateAt(now)),
        ["title"] = alert.Title,
        ["message"] = alert.Message,
        ["raisedAt"] = Time(alert.RaisedAt),
        ["active"] = alert.Active,
        ["returnedAt"] = Time(alert.ReturnedAt),
        ["acknowledged"] = alert.IsAcknowledged,
        ["shelvedUntil"] = Time(alert.ShelvedUntil),
        ["history"] = new JsonArray([.. alert.History.Select(Write)]),
    };

    private static JsonNode Write(AlertAction action) => new JsonObject
    {
        ["verb"] = action.Verb,
        ["time"] = Time(action.Time),
        ["name"] = action.Name,
        ["note"] = action.Note,
        ["selfDeclared"] = action.Name is not null,
    };

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => value.ToString().ToLowerInvariant();

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture);
}
