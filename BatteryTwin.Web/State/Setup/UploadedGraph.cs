using System.Text.Json;
using System.Text.Json.Nodes;

namespace BatteryTwin.Web.State.Setup;

/// <summary>Uploaded models and graphs, in the format of the Azure Digital Twins Explorer or as plain DTDL files, as one graph document.</summary>
public static class UploadedGraph
{
    /// <summary>Largest upload taken, in bytes over all files.</summary>
    public const long MaxBytes = 64L * 1024 * 1024;

    /// <summary>Most files taken at once.</summary>
    public const int MaxFiles = 500;

    /// <summary>Reads all files; the document is null when one of them cannot be read, and every such file is named.</summary>
    public static async Task<(JsonElement? Document, IReadOnlyList<SetupProblem> Problems)> ReadAsync(IReadOnlyList<UploadedFile> files, CancellationToken cancel)
    {
        GraphFiles together = new();
        List<SetupProblem> problems = [];
        foreach (UploadedFile file in files)
        {
            try
            {
                together.Add(await JsonNode.ParseAsync(file.Content, cancellationToken: cancel));
            }
            catch (JsonException fault)
            {
                problems.Add(new($"{file.Name}, line {fault.LineNumber + 1}, character {fault.BytePositionInLine + 1}", "This is not JSON. Export the file again, or correct that line."));
            }
            catch (FormatException fault)
            {
                problems.Add(new(file.Name, fault.Message));
            }
            catch (IOException fault)
            {
                problems.Add(new(file.Name, $"The file could not be read: {fault.Message}"));
            }
        }

        return (problems.Count == 0 ? together.ToDocument() : null, problems);
    }
}
