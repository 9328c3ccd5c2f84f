using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Storage.Twins;

namespace BatteryTwin.Web.State.Setup;

/// <summary>The models that come with the program, in <c>dtdl/models</c> beside it; read when first needed. Singleton.</summary>
public sealed class ProductModels
{
    private readonly Lazy<ModelCatalog> _models = new(Read);

    /// <exception cref="TwinGraphException">A file cannot be read.</exception>
    public ModelCatalog All => _models.Value;

    private static ModelCatalog Read()
    {
        try
        {
            return ModelCatalog.Empty.With(ProductModelFiles.Read(ProductModelFiles.Folder), DateTimeOffset.UnixEpoch);
        }
        catch (Exception problem) when (problem is InvalidDataException or ModelException)
        {
            throw new TwinGraphException($"the program's models cannot be used: {problem.Message}", problem);
        }
    }
}
