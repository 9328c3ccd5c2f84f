namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>One change of a model's state.</summary>
/// <param name="At">When.</param>
/// <param name="ComponentType">Components it is about.</param>
/// <param name="Action">What was done.</param>
/// <param name="ModelId">The model whose state changed.</param>
/// <param name="From">State before; null when it was not known.</param>
/// <param name="To">State after; null when it is gone.</param>
/// <param name="Actor">Who did it, self-declared; null = the program.</param>
/// <param name="Reason">Why.</param>
public sealed record RegistryChange(DateTimeOffset At, string ComponentType, RegistryAction Action, string ModelId, ModelState? From, ModelState? To, string? Actor, string Reason);
