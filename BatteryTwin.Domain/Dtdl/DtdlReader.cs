using System.Text.Json;

namespace BatteryTwin.Domain.Dtdl;

/// <summary>
/// Reads DTDL documents (version 2 and 3, one interface or an array of them) into <see cref="Interface"/> records. Checks what it needs to
/// read them right; references between interfaces are resolved by <see cref="ModelCatalog"/>.
/// </summary>
public static class DtdlReader
{
    /// <summary>Reads the text of a model file.</summary>
    /// <exception cref="ModelException">The text is no JSON, or not a DTDL document; the message says where.</exception>
    public static IReadOnlyList<Interface> Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            throw new ModelException($"the model document is not valid JSON (line {problem.LineNumber + 1}, byte {problem.BytePositionInLine + 1}): {problem.Message}", problem);
        }
    }

    /// <summary>Reads a document: an interface object, or an array of them.</summary>
    /// <exception cref="ModelException">It is not a DTDL document; the message names the interface and the member.</exception>
    public static IReadOnlyList<Interface> Read(JsonElement document) => document.ValueKind switch
    {
        JsonValueKind.Object => [InterfaceReader.Read(document, "the model document")],
        JsonValueKind.Array => [.. document.EnumerateArray().Select((entry, index) => InterfaceReader.Read(entry, $"entry {index} of the model document"))],
        _ => throw new ModelException($"a model document is an interface object or an array of them, not {DtdlText.Describe(document)}"),
    };
}
