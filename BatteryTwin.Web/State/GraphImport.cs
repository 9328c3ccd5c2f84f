using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Takes an uploaded graph document, in the format of the Azure Digital Twins Explorer. Singleton.</summary>
public sealed class GraphImport(ITwinGraph graph)
{
    /// <summary>Largest document taken, in bytes.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Imports a document; all or nothing.</summary>
    /// <returns>Null when it was imported, else what is wrong with it, in words.</returns>
    public async Task<string?> ImportAsync(Stream document, CancellationToken cancel)
    {
        try
        {
            using JsonDocument json = await JsonDocument.ParseAsync(document, cancellationToken: cancel);
            await graph.ImportAsync(json.RootElement.Clone(), ChangeOrigin.Import, cancel);
            return null;
        }
        catch (JsonException fault)
        {
            return $"The file is not JSON: line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1}. Export the graph again, or correct that line.";
        }
        catch (TwinGraphException fault)
        {
            return $"Nothing was imported: {fault.Message}";
        }
    }
}
