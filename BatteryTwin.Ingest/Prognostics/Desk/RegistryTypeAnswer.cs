namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>The models of a type of component.</summary>
/// <param name="ComponentType">The type.</param>
/// <param name="Signals">Columns its components give.</param>
/// <param name="Champion">The model in charge; null when there is none.</param>
/// <param name="Challengers">Models in its shadow.</param>
/// <param name="Previous">What a rollback would bring back; null when nothing.</param>
/// <param name="Models">All its models.</param>
public sealed record RegistryTypeAnswer(string ComponentType, IReadOnlyList<string> Signals, string? Champion, IReadOnlyList<string> Challengers, string? Previous, IReadOnlyList<RegistryModelAnswer> Models);
