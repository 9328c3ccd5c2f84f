namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>A step of the process as the twin graph has it.</summary>
/// <param name="Name">Name of the step.</param>
/// <param name="Stations">Ids of the twins that are stations of it.</param>
/// <param name="Signals">What is measured there and at its components.</param>
public sealed record DraftStep(string Name, IReadOnlySet<string> Stations, IReadOnlyList<DraftSignal> Signals);
