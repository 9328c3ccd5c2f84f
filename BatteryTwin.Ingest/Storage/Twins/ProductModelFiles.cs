using System.Text.Json;
using BatteryTwin.Domain.Dtdl;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>The models that come with the program, in <c>dtdl/models</c> beside it, and the fingerprints of every form in which it ever brought them, in <c>dtdl/model-forms.json</c>.</summary>
public static class ProductModelFiles
{
    /// <summary>Folder of the program's models and of the demo plant's graph.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "dtdl");

    /// <summary>The models' documents, in order of their files' names.</summary>
    /// <exception cref="InvalidDataException">A file cannot be read; the message names it.</exception>
    public static IReadOnlyList<JsonElement> Read(string folder) =>
        [.. Of(() => Directory.GetFiles(Path.Combine(folder, "models"), "*.json"), folder).Order(StringComparer.Ordinal).Select(file => Of(() => JsonElement.Parse(File.ReadAllText(file)), file))];

    /// <summary>Fingerprints of each model's forms (<see cref="ModelForm.Fingerprint"/>) by id, oldest first; the last one is the present form.</summary>
    /// <exception cref="InvalidDataException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string[]> ReadForms(string folder)
    {
        string file = Path.Combine(folder, "model-forms.json");
        return Of(() => JsonSerializer.Deserialize<Dictionary<string, string[]>>(File.ReadAllText(file)) ?? [], file);
    }

    private static T Of<T>(Func<T> read, string file)
    {
        try
        {
            return read();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new InvalidDataException($"'{file}' cannot be read ({problem.Message}); repair the installation", problem);
        }
    }
}
