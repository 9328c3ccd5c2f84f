using BatteryTwin.Domain.RootCause.Investigations;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>A question as it was asked; words as <see cref="InvestigationEffect"/> explains them.</summary>
public sealed record EffectAnswer(
    string Kind, string Title, string? Place, DateTimeOffset? From, DateTimeOffset? To, DateTimeOffset? ReferenceFrom, DateTimeOffset? ReferenceUntil, IReadOnlyList<string> Cells, string? Alert, string? Twin, string? Field)
{
    internal static EffectAnswer Of(InvestigationEffect effect) => new(
        InvestigationLine.Word(effect.Kind), effect.Title, effect.Place, effect.From, effect.To, effect.ReferenceFrom, effect.ReferenceUntil, effect.Cells, effect.AlertId, effect.TwinId, effect.Field);
}
