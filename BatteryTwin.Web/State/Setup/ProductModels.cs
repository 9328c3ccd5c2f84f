using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.State.Setup;

/// <summary>The models that come with the program, in <c>dtdl/models</c> beside it; read when first needed. Singleton.</summary>
public sealed class ProductModels
{
    private readonly Lazy<ModelCatalog> _models = new(Read);

    /// <exception cref="TwinGraphException">A file cannot be read.</exception>
    public ModelCatalog All => _models.Value;

    private static ModelCatalog Read()
    {
        string folder = Path.Combine(AppContext.BaseDirectory, "dtdl", "models");
        try
        {
            return ModelCatalog.Empty.With([.. Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal).Select(file => JsonElement.Parse(File.ReadAllText(file)))], DateTimeOffset.UnixEpoch);
        }
        catch (Exception problem) when (problem is IOException or JsonException or ModelException)
        {
            throw new TwinGraphException($"the models in '{folder}' cannot be read ({problem.Message}); repair the installation", problem);
        }
    }
}
