namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>Section <c>Tls</c> of a RabbitMQ connection.</summary>
public sealed class RabbitMqTlsOptions
{
    /// <summary>Connect with TLS 1.2 or later.</summary>
    public bool Enabled { get; init; }

    /// <summary>Name the broker's certificate must carry; the host when empty.</summary>
    public string? ServerName { get; init; }

    /// <summary>Certificates (PEM) that are trusted instead of the machine's.</summary>
    public string? CaFile { get; init; }

    /// <summary>Own certificate (PEM), where the broker asks for one.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>Private key (PEM, not encrypted) of <see cref="CertificateFile"/>.</summary>
    public string? KeyFile { get; init; }
}
