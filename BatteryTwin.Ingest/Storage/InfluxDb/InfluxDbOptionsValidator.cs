using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Storage.InfluxDb;

/// <summary>Names every setting of <see cref="InfluxDbOptions"/> with which the server cannot be asked.</summary>
internal sealed class InfluxDbOptionsValidator : IValidateOptions<InfluxDbOptions>
{
    private const long LeastBufferBytes = 1L << 20;

    private static readonly TimeSpan s_hour = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, InfluxDbOptions options)
    {
        List<string> faults = [];
        if (AddressFault(options.Url) is { } fault)
        {
            faults.Add($"{InfluxDbOptions.Section}:Url {fault}");
        }

        Require(!string.IsNullOrWhiteSpace(options.Database), "Database must name a database");
        Require(options.Token.Length == 0 || (options.User.Length == 0 && options.Password.Length == 0), "Token and User/Password exclude each other: a token for 2.x and 3.x, user and password for 1.x");
        Require(options.Password.Length == 0 || options.User.Length > 0, "User must be given with Password");
        Require(options.Organization.Length == 0 || options.Token.Length > 0, "Token must be given with Organization: a 2.x server has no other way in");
        Require(!options.User.Contains(':', StringComparison.Ordinal), "User must not contain ':'");
        Require(IsHeaderText(options.Token), "Token must not contain line breaks or other control characters");
        Require(options.BufferBytes >= LeastBufferBytes, $"BufferBytes is {options.BufferBytes}; it must be at least {LeastBufferBytes}");
        Require(options.BatchLines is >= 1 and <= 100_000, $"BatchLines is {options.BatchLines}; it must lie between 1 and 100000");
        Require(options.Connections is >= 1 and <= 32, $"Connections is {options.Connections}; it must lie between 1 and 32");
        RequireTime(options.RequestTimeout, nameof(options.RequestTimeout), s_hour);
        RequireTime(options.ReadWait, nameof(options.ReadWait), s_hour);
        RequireTime(options.RetryDelay, nameof(options.RetryDelay), s_hour);
        RequireTime(options.MaxRetryDelay, nameof(options.MaxRetryDelay), s_hour);
        RequireTime(options.SchemaInterval, nameof(options.SchemaInterval), s_hour);
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);

        void Require(bool holds, string text)
        {
            if (!holds)
            {
                faults.Add($"{InfluxDbOptions.Section}:{text}");
            }
        }

        void RequireTime(TimeSpan time, string setting, TimeSpan most) =>
            Require(time > TimeSpan.Zero && time <= most, $"{setting} is {time:c}; it must be above 0 and at most {most:c} (half a second is written 00:00:00.500)");
    }

    private static string? AddressFault(string url)
    {
        if (string.IsNullOrWhiteSpace(url))
        {
            return "is missing: give the address of the server, for example http://localhost:8086";
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            return $"is '{url}': give the address of the server, for example http://localhost:8086";
        }

        return address.UserInfo.Length > 0 || address.Query.Length > 0 || address.Fragment.Length > 0
            ? "must be a bare address, without user name, query or fragment: credentials go to User and Password, or Token"
            : null;
    }

    private static bool IsHeaderText(string text) => text.All(c => c is > ' ' and < '\x7f');
}
