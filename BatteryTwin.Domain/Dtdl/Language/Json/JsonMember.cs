namespace BatteryTwin.Domain.Dtdl.Language.Json;

/// <summary>One member of a JSON object; repeated names are kept, in the order of the text.</summary>
public sealed record JsonMember(string Name, TextPosition Position, JsonNode Value);
