using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations.Evidence;

namespace BatteryTwin.Domain.RootCause.Investigations.Changes;

/// <summary>An analysis came to an answer; it replaces an earlier one, judgements of causes that are named again stay.</summary>
public sealed record Analysed(EffectFinding Finding) : InvestigationChange
{
    public override string Summary => Finding.Causes.Count == 0
        ? "Analysed: nothing changed that makes defects"
        : string.Create(CultureInfo.InvariantCulture, $"Analysed: {string.Join(", ", Finding.Causes.Take(3).Select(cause => cause.Key))}{(Finding.Causes.Count > 3 ? $" and {Finding.Causes.Count - 3} more" : null)}");
}
