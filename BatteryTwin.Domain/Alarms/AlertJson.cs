using System.Globalization;
using System.Text.Json;
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

    /// <summary>Reads what <see cref="Write(Alert, DateTimeOffset)"/> wrote.</summary>
    /// <exception cref="FormatException">It is no alert; the message names the member that is missing or wrong.</exception>
    public static Alert Read(JsonElement json) => new()
    {
        Id = Required(json, "id"),
        TwinId = Required(json, "twin"),
        Component = Text(json, "component"),
        Rule = Required(json, "rule"),
        Priority = Enum.TryParse(Required(json, "priority"), ignoreCase: true, out AlertPriority priority) ? priority : throw Wrong("priority"),
        Title = Required(json, "title"),
        Message = Required(json, "message"),
        RaisedAt = Time(json, "raisedAt") ?? throw Wrong("raisedAt"),
        Active = Flag(json, "active"),
        ReturnedAt = Time(json, "returnedAt"),
        IsAcknowledged = Flag(json, "acknowledged"),
        ShelvedUntil = Time(json, "shelvedUntil"),
        History = Member(json, "history") is { ValueKind: JsonValueKind.Array } history ? [.. history.EnumerateArray().Select(ReadAction)] : throw Wrong("history"),
    };

    private static AlertAction ReadAction(JsonElement json) => new(Required(json, "verb"), Time(json, "time") ?? throw Wrong("time"), Text(json, "name"), Text(json, "note"));

    private static JsonElement? Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : null;

    private static string? Text(JsonElement json, string name) => Member(json, name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        _ => throw Wrong(name),
    };

    private static string Required(JsonElement json, string name) => Text(json, name) ?? throw Wrong(name);

    private static bool Flag(JsonElement json, string name) => Member(json, name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw Wrong(name),
    };

    private static DateTimeOffset? Time(JsonElement json, string name) => Text(json, name) switch
    {
        null => null,
        var text when DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        _ => throw Wrong(name),
    };

    private static FormatException Wrong(string name) => new($"an alert's '{name}' is missing or wrong");

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
