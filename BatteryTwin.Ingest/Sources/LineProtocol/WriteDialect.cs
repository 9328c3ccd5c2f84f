using System.Collections.Frozen;
using BatteryTwin.Ingest.Pipeline;

namespace BatteryTwin.Ingest.Sources.LineProtocol;

/// <summary>What differs between the write paths of InfluxDB 1.x and 2.x: units of time, and the shape of errors.</summary>
internal sealed record WriteDialect(IngestSource Source, FrozenDictionary<string, long> Precisions, Func<int, string, int, object> Error)
{
    private const long NsPerMinute = 60_000_000_000;

    /// <summary><c>POST /write</c>.</summary>
    public static WriteDialect V1 { get; } = new(
        new("http", "write"),
        new Dictionary<string, long>
        {
            ["n"] = 1,
            ["ns"] = 1,
            ["u"] = 1_000,
            ["us"] = 1_000,
            ["µ"] = 1_000,
            ["ms"] = 1_000_000,
            ["s"] = 1_000_000_000,
            ["m"] = NsPerMinute,
            ["h"] = 60 * NsPerMinute,
        }.ToFrozenDictionary(StringComparer.Ordinal),
        (_, message, _) => new V1Error(message));

    /// <summary><c>POST /api/v2/write</c>.</summary>
    public static WriteDialect V2 { get; } = new(
        new("http", "api/v2/write"),
        new Dictionary<string, long> { ["ns"] = 1, ["us"] = 1_000, ["ms"] = 1_000_000, ["s"] = 1_000_000_000 }.ToFrozenDictionary(StringComparer.Ordinal),
        (status, message, line) => line > 0 ? new V2LineError(V2Code(status), message, line) : new V2Error(V2Code(status), message));

    private static string V2Code(int status) => status switch
    {
        413 => "request too large",
        415 => "unsupported media type",
        429 => "too many requests",
        >= 500 => "unavailable",
        _ => "invalid",
    };

    private sealed record V1Error(string Error);

    private sealed record V2Error(string Code, string Message);

    private sealed record V2LineError(string Code, string Message, int Line);
}
