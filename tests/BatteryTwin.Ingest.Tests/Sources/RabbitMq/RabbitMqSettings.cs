using BatteryTwin.Ingest.Sources.RabbitMq;

namespace BatteryTwin.Ingest.Tests.Sources.RabbitMq;

/// <summary>Settings of one connection, <c>plant</c>, to the broker of the tests.</summary>
internal static class RabbitMqSettings
{
    /// <param name="broker">To connect to.</param>
    /// <param name="queue">To take from; a classic one unless <paramref name="more"/> says otherwise.</param>
    /// <param name="more">Settings to add or replace, by their name within the connection.</param>
    public static IEnumerable<(string Setting, string Value)> Of(RabbitMqBroker broker, string queue, params (string Name, string Value)[] more)
    {
        Dictionary<string, string> settings = new()
        {
            ["Host"] = "127.0.0.1",
            ["Port"] = $"{broker.Port}",
            ["User"] = RabbitMqBroker.User,
            ["Password"] = RabbitMqBroker.Password,
            ["Queue"] = queue,
            ["QueueType"] = "Classic",
        };
        foreach ((string name, string value) in more)
        {
            settings[name] = value;
        }

        return settings.Select(entry => ($"{RabbitMqConnectionOptions.Section}:plant:{entry.Key}", entry.Value));
    }
}
