using System.Collections.Immutable;
using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Web.Api;

/// <summary>Documents to check, still with their places in the request body, and how strictly. Entries may be any JSON value.</summary>
public sealed record ModelCheckRequest(ImmutableArray<JsonNode> Documents, ModelOptions Options)
{
    /// <exception cref="FormatException">The body is JSON but not a request; the message says what to send.</exception>
    /// <exception cref="JsonTextException">The body is not JSON.</exception>
    public static ModelCheckRequest Read(ReadOnlySpan<byte> body)
    {
        JsonNode root = JsonText.Read(body);
        if (root.Find("documents")?.Value is not { IsArray: true } documents)
        {
            throw new FormatException("the body needs a member 'documents' with an array of DTDL documents");
        }

        bool? allow = root.Find("allowUndefinedExtensions")?.Value switch
        {
            null or { Kind: JsonKind.Null } => null,
            { Kind: JsonKind.Boolean, Text: var text } => text == "true",
            _ => throw new FormatException("'allowUndefinedExtensions' must be true, false or left out"),
        };
        return new ModelCheckRequest(documents.Items, ModelOptions.Default with { AllowUndefinedExtensions = allow });
    }
}
