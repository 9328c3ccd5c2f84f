using Confluent.Kafka;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>Finds every fault of the section at once; no message repeats a password.</summary>
/// <param name="isInstalled">Tells whether librdkafka is there.</param>
internal sealed class KafkaOptionsValidator(Func<bool> isInstalled) : IValidateOptions<KafkaOptions>
{
    private const string EventHubsHost = ".servicebus.windows.net";
    private const string EventHubsUser = "$ConnectionString";

    public ValidateOptionsResult Validate(string? name, KafkaOptions options)
    {
        List<string> faults = [.. options.Connections.SelectMany(connection => Faults(connection.Value)
            .Concat(EventHubsFaults(connection.Value))
            .Concat(connection.Value.MessageFaults())
            .Select(fault => $"{KafkaConnectionOptions.Section}:{connection.Key}:{fault}"))];
        if (options.Connections.Count > 0 && !isInstalled())
        {
            faults.Add($"{KafkaConnectionOptions.Section} is configured, but the library librdkafka is not installed; install it (Debian and Ubuntu: apt-get install {KafkaLibrary.DebianPackage}), or remove the section");
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(KafkaConnectionOptions options)
    {
        (bool IsFault, string Message)[] rules =
        [
            (!AreServers(options.BootstrapServers), $"BootstrapServers is '{options.BootstrapServers}'; give host:port, several parted by commas"),
            (options.Topics.Count == 0 || options.Topics.Any(string.IsNullOrWhiteSpace), "Topics must name at least one topic, and none may be empty"),
            (string.IsNullOrWhiteSpace(options.GroupId), "GroupId must not be empty"),
            (!Enum.IsDefined(options.StartFrom) || options.StartFrom == AutoOffsetReset.Error, "StartFrom must be Earliest or Latest"),
            (options.SessionTimeout < TimeSpan.FromSeconds(1) || options.SessionTimeout > TimeSpan.FromMinutes(5), "SessionTimeout must lie between 00:00:01 and 00:05:00; most brokers take 6 s to 30 min"),
            (!Enum.IsDefined(options.Security), $"Security must be one of {string.Join(", ", Enum.GetNames<SecurityProtocol>())}"),
            (options.Mechanism is not (SaslMechanism.Plain or SaslMechanism.ScramSha256 or SaslMechanism.ScramSha512), "Mechanism must be Plain, ScramSha256 or ScramSha512"),
            (options.UsesSasl && (string.IsNullOrEmpty(options.User) || string.IsNullOrEmpty(options.Password)), $"User and Password must be given with Security {options.Security}"),
            (!options.UsesSasl && (options.User ?? options.Password) is not null, "Security must be SaslSsl (or SaslPlaintext on a closed network) where User or Password are given"),
            (options.CaFile is not null && !File.Exists(options.CaFile), $"CaFile names '{options.CaFile}', which is not there or cannot be read"),
        ];
        return rules.Where(rule => rule.IsFault).Select(rule => rule.Message);
    }

    private static IEnumerable<string> EventHubsFaults(KafkaConnectionOptions options)
    {
        if (!options.BootstrapServers.Contains(EventHubsHost, StringComparison.OrdinalIgnoreCase))
        {
            yield break;
        }

        if (options.Security != SecurityProtocol.SaslSsl || options.Mechanism != SaslMechanism.Plain)
        {
            yield return "Security must be SaslSsl and Mechanism Plain for Event Hubs";
        }

        if (options.User != EventHubsUser)
        {
            yield return $"User must be {EventHubsUser} for Event Hubs, as it stands";
        }

        if (options.Password?.StartsWith("Endpoint=sb://", StringComparison.OrdinalIgnoreCase) != true)
        {
            yield return "Password must be the connection string of the Event Hubs namespace or hub, which begins with Endpoint=sb://";
        }
    }

    private static bool AreServers(string text) => text.Length > 0 && text.Split(',').All(server =>
        server.Trim().LastIndexOf(':') is var colon and > 0 && ushort.TryParse(server.Trim()[(colon + 1)..], out ushort port) && port > 0
        && Uri.CheckHostName(server.Trim()[..colon].Trim('[', ']')) != UriHostNameType.Unknown);
}
