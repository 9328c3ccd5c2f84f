using System.Globalization;
using System.Text.Json;

namespace BatteryTwin.Web.Tests.Remote;

/// <summary>Models of a small press shop: a press has a motor and feeds others.</summary>
internal static class PressModels
{
    public static JsonElement Motor { get; } = JsonElement.Parse("""
        {"@context":"dtmi:dtdl:context;2","@id":"dtmi:test:Motor;1","@type":"Interface","contents":[{"@type":"Property","name":"Amps","schema":"double"}]}
        """);

    public static JsonElement Press { get; } = JsonElement.Parse("""
        {"@context":"dtmi:dtdl:context;2","@id":"dtmi:test:Press;1","@type":"Interface","displayName":"Press","contents":[
          {"@type":"Property","name":"Speed","schema":"double"},
          {"@type":"Property","name":"Label","schema":"string"},
          {"@type":"Component","name":"Motor","schema":"dtmi:test:Motor;1"},
          {"@type":"Relationship","name":"feeds","properties":[{"@type":"Property","name":"Rate","schema":"double"}]}]}
        """);

    public static JsonElement Twin(double speed = 1, string? id = null) => JsonElement.Parse(
        "{" + (id is null ? string.Empty : $"\"$dtId\":\"{id}\",") + "\"$metadata\":{\"$model\":\"dtmi:test:Press;1\"},\"Motor\":{\"$metadata\":{}},\"Speed\":" + speed.ToString(CultureInfo.InvariantCulture) + "}");

    public static JsonElement Feeds(string target, double rate = 1) => JsonElement.Parse(string.Create(CultureInfo.InvariantCulture, $$"""
        {"$relationshipName":"feeds","$targetId":"{{target}}","Rate":{{rate}}}
        """));
}
