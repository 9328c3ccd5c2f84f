using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using RabbitMQ.Client;

namespace BatteryTwin.Ingest.Sources.RabbitMq;

/// <summary>TLS settings in the terms of the client library.</summary>
internal static class RabbitMqTls
{
    public static SslOption Of(RabbitMqConnectionOptions options)
    {
        RabbitMqTlsOptions tls = options.Tls;
        if (!tls.Enabled)
        {
            return new SslOption();
        }

        SslOption ssl = new(tls.ServerName ?? options.Host, enabled: true);
        if (tls.CaFile is not null)
        {
            X509Certificate2Collection trusted = [];
            trusted.ImportFromPemFile(tls.CaFile);
            ssl.CertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors, trusted);
        }

        if (tls.CertificateFile is not null)
        {
            ssl.Certs = [X509Certificate2.CreateFromPemFile(tls.CertificateFile, tls.KeyFile)];
        }

        return ssl;
    }

    /// <summary>Only the chain is judged anew: a wrong name stays wrong.</summary>
    private static bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors, X509Certificate2Collection trusted)
    {
        if (certificate is null || (errors & ~SslPolicyErrors.RemoteCertificateChainErrors) != SslPolicyErrors.None)
        {
            return false;
        }

        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        using X509Certificate2 own = new(certificate);
        return chain.Build(own);
    }
}
