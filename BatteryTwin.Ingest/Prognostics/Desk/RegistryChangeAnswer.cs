using BatteryTwin.Domain.Prognostics.Registry;

namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>A change of a model's state, as the API shows it.</summary>
/// <param name="At">When.</param>
/// <param name="ComponentType">Type of component it is about.</param>
/// <param name="Action">candidate, challenge, promote, rollback, retire or delete.</param>
/// <param name="ModelId">The model.</param>
/// <param name="From">State before; null when it was not known.</param>
/// <param name="To">State after; null when it is gone.</param>
/// <param name="Actor">Who, self-declared; null = the program.</param>
/// <param name="Reason">Why.</param>
public sealed record RegistryChangeAnswer(DateTimeOffset At, string ComponentType, string Action, string ModelId, string? From, string? To, string? Actor, string Reason)
{
    public static RegistryChangeAnswer Of(RegistryChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change.At, change.ComponentType, Word(change.Action), change.ModelId, Word(change.From), Word(change.To), change.Actor, change.Reason);
    }

    internal static string Word(RegistryAction action) => action.ToString().ToLowerInvariant();

    internal static string? Word(ModelState? state) => state?.ToString().ToLowerInvariant();
}
