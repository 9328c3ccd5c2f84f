using BatteryTwin.Domain.RootCause;
using BatteryTwin.Domain.RootCause.Batches;
using BatteryTwin.Domain.RootCause.Interventions;
using BatteryTwin.Domain.RootCause.Units;

namespace BatteryTwin.Ingest.Storage.RootCause;

/// <summary>A fitted model, and what can be asked of it.</summary>
public sealed class KeptCausalModel(string id, CausalModel model)
{
    public string Id => id;

    public CausalModel Model => model;

    public UnitAttribution Units { get; } = new(model);

    public BatchAttribution Batches { get; } = new(model);

    public Intervention Interventions { get; } = new(model);
}
