namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>What the names of files say.</summary>
internal static class LandingNames
{
    public const string Known = ".csv, .tsv, .txt, .jsonl, .ndjson, .json, .lp or .line, each also with .gz";

    private const int MaxLength = 200;

    private static readonly string[] s_unfinished = [".tmp", ".part", ".partial", ".filepart", ".crdownload", ".download", ".swp", ".lock", ".writing", ".uploading"];

    /// <summary>Files that belong to somebody else or are still being written: hidden ones and those with the usual endings.</summary>
    public static bool IsIgnored(string name) => name.StartsWith('.') || name.StartsWith('~') || name.EndsWith('~') || s_unfinished.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    public static bool IsGzip(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when the ending tells nothing.</summary>
    public static LandingFileKind? Kind(string name) => Path.GetExtension(IsGzip(name) ? name[..^3] : name).ToLowerInvariant() switch
    {
        ".csv" or ".tsv" or ".txt" => LandingFileKind.Table,
        ".jsonl" or ".ndjson" => LandingFileKind.JsonLines,
        ".json" => LandingFileKind.JsonDocument,
        ".lp" or ".line" or ".influx" => LandingFileKind.LineProtocol,
        _ => null,
    };

    /// <summary>Why a name cannot be given to a file of the zone; null when it can.</summary>
    public static string? FaultOf(string? name) =>
        string.IsNullOrWhiteSpace(name) ? "a file needs a name: ?name=cycler-07.csv"
        : name.Length > MaxLength ? $"the name is longer than {MaxLength} letters"
        : name.IndexOfAny(['/', '\\', ':', '\0']) >= 0 || name.Any(char.IsControl) || name is "." or ".." ? "the name must not hold a path or control characters"
        : IsIgnored(name) ? $"files named like '{name}' are passed over as unfinished; leave out the dot or tilde, or the ending"
        : Kind(name) is null ? $"the ending says nothing about the content: {Known}"
        : null;
}
