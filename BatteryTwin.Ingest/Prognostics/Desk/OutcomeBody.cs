namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>How a component's life ended, as it is sent.</summary>
/// <param name="Twin">Twin that carries the component.</param>
/// <param name="Component">Name of the DTDL component within the twin.</param>
/// <param name="End">failed, or replaced (without a fault).</param>
/// <param name="At">When (RFC 3339); now when left out.</param>
/// <param name="Note">Anything else worth knowing.</param>
public sealed record OutcomeBody(string? Twin, string? Component, string? End, DateTimeOffset? At, string? Note);
