using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State;

/// <summary>Takes uploaded models and graphs, in the format of the Azure Digital Twins Explorer or as plain DTDL files. Singleton.</summary>
public sealed class GraphImport(ITwinGraph graph)
{
    /// <summary>Largest upload taken, in bytes over all files.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Imports a graph document, model files, or both together; all or nothing.</summary>
    /// <returns>Null when everything was imported, else what is wrong and where, in words.</returns>
    public async Task<string?> ImportAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancel)
    {
        GraphFiles together = new();
        foreach (UploadedFile file in files)
        {
            try
            {
                together.Add(await JsonNode.ParseAsync(file.Content, cancellationToken: cancel));
            }
            catch (JsonException fault)
            {
                return $"{file.Name} is not JSON: line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1}. Export it again, or correct that line.";
            }
            catch (FormatException fault)
            {
                return $"{file.Name}: {fault.Message}";
            }
        }

        try
        {
            await graph.ImportAsync(together.ToDocument(), ChangeOrigin.Import, cancel);
            return null;
        }
        catch (TwinGraphException fault)
        {
            return $"Nothing was imported: {fault.Message}";
        }
    }
}
