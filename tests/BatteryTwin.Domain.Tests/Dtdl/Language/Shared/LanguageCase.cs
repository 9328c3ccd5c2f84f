using System.Text.Json;

namespace BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

/// <summary>One case of the public DTDL test suite.</summary>
public sealed record LanguageCase(string File, int Index, JsonElement Json)
{
    private const string ErrorPrefix = "dtmi:dtdl:parsingError:";

    public string Suite => File.StartsWith("specification", StringComparison.Ordinal) ? "specification" : "generated";

    public string Version => File.EndsWith("V3.json", StringComparison.Ordinal) ? "V3" : "V2";

    public bool Valid => Json.GetProperty("valid").GetBoolean();

    public bool? AllowUndefinedExtensions => Options.Contains("AllowUndefinedExtensions") ? true : Options.Contains("DisallowUndefinedExtensions") ? false : null;

    public IEnumerable<string> Input => Json.GetProperty("input").EnumerateArray().Select(document => document.GetRawText());

    /// <summary>The group a case is counted in; "suggested" is the one the language reference recommends.</summary>
    public string Gate => Has("quirks") ? "quirks"
        : Has("resolution") || Has("partialResolution") ? "resolution"
        : Has("acceptableLimits") ? "limits"
        : Has("requiredContexts") ? "extensions"
        : AllowUndefinedExtensions == true ? "undefined extensions"
        : "suggested";

    /// <summary>Names of the errors of which a checker reports some; empty where the suite names none.</summary>
    public IReadOnlySet<string> ErrorCodes => !Json.TryGetProperty("expect", out JsonElement expect)
        ? new HashSet<string>()
        : Items(expect, "parsingErrors").Select(error => error.GetProperty("ValidationID").GetString()![ErrorPrefix.Length..])
            .Concat(Items(expect, "unresolvedIdentifiers").Take(1).Select(_ => "unresolvedIdentifier"))
            .ToHashSet();

    public IEnumerable<JsonElement> Instances => Items(Json, "instances");

    private List<string> Options => [.. Items(Json, "options").Select(option => option.GetString()!)];

    public static IReadOnlyList<LanguageCase> ReadAll() =>
    [
        .. SharedData.ReadArchive("dtdl-cases/dtdl-cases.tar.gz").SelectMany(file =>
        {
            JsonElement root = JsonDocument.Parse(file.Text).RootElement;
            return root.ValueKind == JsonValueKind.Array
                ? root.EnumerateArray().Select((item, index) => new LanguageCase(file.Path, index, item))
                : [new LanguageCase(file.Path, 0, root)];
        }),
    ];

    public override string ToString() => $"{File}[{Index}]";

    private bool Has(string member) => Json.TryGetProperty(member, out JsonElement value)
        && (value.ValueKind == JsonValueKind.Object || (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0));

    private static List<JsonElement> Items(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [];
}
