using System.Collections.Immutable;
using System.Text.Json;

namespace BatteryTwin.Domain.Twins.Patching;

/// <summary>One operation of a JSON Patch; the path is split and unescaped (RFC 6901, 2013), the value undefined for a removal.</summary>
public sealed record PatchOperation(PatchVerb Verb, ImmutableArray<string> Path, JsonElement Value)
{
    /// <summary>The path as JSON pointer.</summary>
    public string Pointer => string.Concat(Path.Select(name => "/" + name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));

    internal TwinGraphException Missing() => new(
        GraphErrorCode.JsonPatchInvalid, Verb == PatchVerb.Add
            ? $"There is nothing at the path '{Pointer}' to add to: what holds its last part does not exist; add that first, as a whole"
            : $"There is nothing at the path '{Pointer}' to {Verb.ToString().ToLowerInvariant()}{(Verb == PatchVerb.Replace ? "; use 'add' to create it" : string.Empty)}");

    internal TwinGraphException Invalid(string problem) => new(GraphErrorCode.JsonPatchInvalid, $"The operation '{Verb.ToString().ToLowerInvariant()}' at path '{Pointer}' cannot be done: {problem}");
}
