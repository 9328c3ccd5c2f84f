namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>A model of a component type.</summary>
/// <param name="ModelId">The model.</param>
/// <param name="State">What it is to the type.</param>
/// <param name="Since">Since when.</param>
public sealed record RegisteredModel(string ModelId, ModelState State, DateTimeOffset Since);
