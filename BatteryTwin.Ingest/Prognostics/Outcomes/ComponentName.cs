namespace BatteryTwin.Ingest.Prognostics.Outcomes;

/// <summary>A component of the plant.</summary>
/// <param name="TwinId">Twin that carries it.</param>
/// <param name="Component">Name of the DTDL component within the twin.</param>
public readonly record struct ComponentName(string TwinId, string Component)
{
    public override string ToString() => $"{TwinId}/{Component}";
}
