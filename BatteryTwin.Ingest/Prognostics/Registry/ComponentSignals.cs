namespace BatteryTwin.Ingest.Prognostics.Registry;

/// <summary>A type of component that can be forecast, and the columns that its components give.</summary>
/// <param name="ComponentType">Name of its DTDL interface.</param>
/// <param name="Signals">Columns, as models know them.</param>
public sealed record ComponentSignals(string ComponentType, IReadOnlyList<string> Signals);
