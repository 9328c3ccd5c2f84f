using System.Text;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Finds every fault of the section at once; no message repeats a password.</summary>
internal sealed class RabbitMqOptionsValidator : IValidateOptions<RabbitMqOptions>
{
    private const int MaxShortString = 255;

    private static readonly string[] s_exchangeTypes = ["topic", "direct", "fanout", "headers"];

    public ValidateOptionsResult Validate(string? name, RabbitMqOptions options)
    {
        string[] faults = [.. options.Connections.SelectMany(connection =>
            Faults(connection.Value).Concat(TlsFaults(connection.Value)).Concat(connection.Value.MessageFaults()).Select(fault => $"{RabbitMqConnectionOptions.Section}:{connection.Key}:{fault}"))];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(RabbitMqConnectionOptions options)
    {
        (bool IsFault, string Message)[] rules =
        [
            (Uri.CheckHostName(options.Host) == UriHostNameType.Unknown, $"Host is '{options.Host}'; give the broker's host name or address alone, for example rabbit.plant.example"),
            (options.Port is < 0 or > 65_535, "Port must lie between 1 and 65535, or be 0 for the usual one"),
            (string.IsNullOrEmpty(options.VirtualHost), "VirtualHost must not be empty; the first one of every broker is /"),
            (string.IsNullOrEmpty(options.User), "User must not be empty"),
            (string.IsNullOrEmpty(options.Password), "Password must not be empty; give it as environment variable, not in a file that others read"),
            (string.IsNullOrWhiteSpace(options.Queue) || Encoding.UTF8.GetByteCount(options.Queue) > MaxShortString, "Queue must name a queue (at most 255 bytes)"),
            (options.Declare && options.Queue.StartsWith("amq.", StringComparison.Ordinal), "Queue must not begin with amq., which the broker keeps for itself"),
            (!Enum.IsDefined(options.QueueType), "QueueType must be Quorum or Classic"),
            (options.Exchange.Length > 0 && options.RoutingKeys.Count == 0, "RoutingKeys must say what the queue gets from the Exchange, for example plant.#"),
            (options.Exchange.Length == 0 && options.RoutingKeys.Count > 0, "Exchange must be named where there are RoutingKeys; for MQTT it is amq.topic"),
            (options.RoutingKeys.Any(key => Encoding.UTF8.GetByteCount(key) > MaxShortString), "RoutingKeys must be at most 255 bytes long"),
            (options.RoutingKeys.Any(key => key.Contains('/', StringComparison.Ordinal)), "RoutingKeys part levels with dots, not slashes: the MQTT filter plant/+/temperature is plant.*.temperature"),
            (options.ExchangeType is not null && !s_exchangeTypes.Contains(options.ExchangeType), $"ExchangeType must be one of {string.Join(", ", s_exchangeTypes)}, or be left out for an exchange that exists"),
            (options.ExchangeType is not null && options.Exchange.StartsWith("amq.", StringComparison.Ordinal), "ExchangeType must be left out for amq. exchanges; they exist"),
            (options.Prefetch is < 1 or > ushort.MaxValue, "Prefetch must lie between 1 and 65535"),
        ];
        return rules.Where(rule => rule.IsFault).Select(rule => rule.Message);
    }

    private static IEnumerable<string> TlsFaults(RabbitMqConnectionOptions options)
    {
        RabbitMqTlsOptions tls = options.Tls;
        if (!tls.Enabled && (tls.CaFile ?? tls.CertificateFile ?? tls.KeyFile ?? tls.ServerName) is not null)
        {
            yield return "Tls:Enabled must be true where other Tls settings are given";
        }

        if (tls.CertificateFile is null != tls.KeyFile is null)
        {
            yield return "Tls:CertificateFile and Tls:KeyFile go together";
        }

        foreach ((string setting, string? file) in new[] { (nameof(tls.CaFile), tls.CaFile), (nameof(tls.CertificateFile), tls.CertificateFile), (nameof(tls.KeyFile), tls.KeyFile) })
        {
            if (file is not null && !File.Exists(file))
            {
                yield return $"Tls:{setting} names '{file}', which is not there or cannot be read";
            }
        }
    }
}
