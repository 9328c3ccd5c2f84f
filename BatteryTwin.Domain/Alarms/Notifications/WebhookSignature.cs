using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BatteryTwin.Domain.Alarms.Notifications;

/// <summary>
/// Proof that a message comes from who knows the secret, and when it was sent: HMAC-SHA256 (RFC 2104) over <c>{seconds since 1970}.{body}</c>, in hex.
/// The time is part of it, so that an old message cannot be sent anew.
/// </summary>
public static class WebhookSignature
{
    public const string TimeHeader = "X-BatteryTwin-Timestamp";
    public const string SignatureHeader = "X-BatteryTwin-Signature";

    /// <summary>Values of the two headers.</summary>
    public static (string Time, string Signature) Of(string secret, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        using IncrementalHash hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
        hash.AppendData(Encoding.ASCII.GetBytes(time + "."));
        hash.AppendData(body);
        return (time, "sha256=" + Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
