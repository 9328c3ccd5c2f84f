using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;
using Microsoft.Extensions.Logging;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>Reads the whole graph of a service, page by page: models, then twins, then relationships.</summary>
internal sealed class ServiceReader(TwinService service, TimeProvider time, ILogger logger)
{
    private const int PagesBetweenReports = 20;

    /// <param name="known">Models read before, to be used again when nothing changed.</param>
    /// <param name="report">True: progress goes to the log.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="TwinGraphException">The service refused, or cannot be reached.</exception>
    public async Task<ServiceState> ReadAsync(ModelCatalog known, bool report, CancellationToken cancel)
    {
        ModelCatalog models = await ModelsAsync(known, cancel).ConfigureAwait(false);
        Dictionary<string, Twin> twins = new(StringComparer.Ordinal);
        DateTimeOffset now = time.GetUtcNow();
        await EachAsync("SELECT * FROM digitaltwins", "twins", report, json =>
        {
            Twin twin = ServiceTwinJson.Read(json, now);
            twins[twin.Id] = twin;
        }, cancel).ConfigureAwait(false);

        Dictionary<(string, string), Relationship> relationships = [];
        await EachAsync("SELECT * FROM relationships", "relationships", report, json =>
        {
            Relationship relationship = RelationshipJson.Read(json);
            relationships[(relationship.SourceId, relationship.Id)] = relationship;
        }, cancel).ConfigureAwait(false);
        return new(models, twins, relationships);
    }

    /// <summary>Definitions do not change, so they are read again only when the list says something new.</summary>
    private async Task<ModelCatalog> ModelsAsync(ModelCatalog known, CancellationToken cancel) =>
        known.Count > 0 && ServiceModelJson.Says(known, await RecordsAsync(false, cancel).ConfigureAwait(false))
            ? known
            : ServiceModelJson.Read(await RecordsAsync(true, cancel).ConfigureAwait(false), logger);

    private async Task<List<JsonElement>> RecordsAsync(bool withDefinitions, CancellationToken cancel)
    {
        List<JsonElement> records = [];
        await foreach (JsonElement[] page in service.ModelsAsync(withDefinitions, cancel).ConfigureAwait(false))
        {
            records.AddRange(page);
        }

        return records;
    }

    private async Task EachAsync(string query, string what, bool report, Action<JsonElement> take, CancellationToken cancel)
    {
        int pages = 0;
        int items = 0;
        await foreach (JsonElement[] page in service.QueryAsync(query, cancel).ConfigureAwait(false))
        {
            Array.ForEach(page, take);
            items += page.Length;
            if (++pages % PagesBetweenReports == 0 && report)
            {
                logger.LogInformation("Reading the graph of {Endpoint}: {Count} {What} so far", service.Endpoint, items, what);
            }
        }
    }
}
