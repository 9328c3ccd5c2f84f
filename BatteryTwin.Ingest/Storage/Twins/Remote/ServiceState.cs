using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins.Remote;

/// <summary>All that a service holds, as it was read.</summary>
internal sealed record ServiceState(ModelCatalog Models, IReadOnlyDictionary<string, Twin> Twins, IReadOnlyDictionary<(string SourceId, string Id), Relationship> Relationships);
