using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>A JSON Patch document: operations that are done in order, all or none.</summary>
public sealed record JsonPatch(ImmutableArray<PatchOperation> Operations)
{
    /// <summary>Reads a patch.</summary>
    /// <exception cref="TwinGraphException">It is no array of operations, or an operation is not understood.</exception>
    public static JsonPatch Read(JsonElement document)
    {
        if (document.ValueKind != JsonValueKind.Array || document.EnumerateArray().Any(operation => operation.ValueKind != JsonValueKind.Object))
        {
            throw new TwinGraphException(GraphErrorCode.InvalidArgument, "a patch is an array of operations such as {\"op\": \"replace\", \"path\": \"/Speed\", \"value\": 500}");
        }

        return new([.. document.Clone().EnumerateArray().Select(ReadOperation)]);
    }

    /// <summary>The same operations one level further down.</summary>
    public JsonPatch Under(string name) => new([.. Operations.Select(operation => operation with { Path = [name, .. operation.Path] })]);

    private static PatchOperation ReadOperation(JsonElement json)
    {
        PatchVerb verb = Text(json, "op") switch
        {
            "add" => PatchVerb.Add,
            "replace" => PatchVerb.Replace,
            "remove" => PatchVerb.Remove,
            null => throw Invalid($"operation {SchemaCheck.Shorten(json)} has no 'op'; it must be add, replace or remove"),
            var other => throw Invalid($"Unsupported operation type {other}; use add, replace or remove"),
        };
        string pointer = Text(json, "path") ?? throw Invalid($"operation {SchemaCheck.Shorten(json)} has no 'path'");
        if (pointer.Length > 0 && pointer[0] != '/')
        {
            throw Invalid($"path '{pointer}' must start with '/', for example '/Speed'");
        }

        bool hasValue = json.TryGetProperty("value", out JsonElement value);
        return !hasValue && verb != PatchVerb.Remove
            ? throw Invalid($"operation {SchemaCheck.Shorten(json)} has no 'value'")
            : new(verb, Split(pointer), verb == PatchVerb.Remove ? default : value);
    }

    private static ImmutableArray<string> Split(string pointer) => pointer.Length == 0 ? [] : [.. pointer[1..].Split('/').Select(name => Unescape(name, pointer))];

    private static string Unescape(string name, string pointer)
    {
        string known = name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", string.Empty, StringComparison.Ordinal);
        return known.Contains('~', StringComparison.Ordinal)
            ? throw Invalid($"path '{pointer}' has a '~' that stands for nothing; write ~0 for ~ and ~1 for /")
            : name.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private static string? Text(JsonElement json, string member) =>
        json.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static TwinGraphException Invalid(string problem) => new(GraphErrorCode.JsonPatchInvalid, problem);
}
