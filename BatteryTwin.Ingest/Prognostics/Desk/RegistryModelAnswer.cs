namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>A model of a type of component.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="Name">What people call it.</param>
/// <param name="State">candidate, challenger, champion or retired.</param>
/// <param name="Since">Since when.</param>
public sealed record RegistryModelAnswer(string ModelId, string Name, string State, DateTimeOffset Since);
