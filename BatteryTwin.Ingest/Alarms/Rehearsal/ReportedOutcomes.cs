using BatteryTwin.Domain.Alarms.Rules.Rehearsal;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Outcomes;

namespace BatteryTwin.Ingest.Alarms.Rehearsal;

/// <summary>Failures that were reported to the forecasts.</summary>
internal sealed class ReportedOutcomes(OutcomeTable outcomes) : IFaultRecord
{
    private const int MostOutcomes = 10_000;

    public string Source => "failures reported to the forecasts";

    public bool IsComplete => false;

    public IReadOnlyList<KnownFault>? Read(DateTimeOffset from, DateTimeOffset to, TimeSpan before)
    {
        IReadOnlyList<Outcome> known = outcomes.Outcomes(null, null, MostOutcomes);
        return known.Count == 0
            ? null
            : [.. known.Where(outcome => outcome.End == LifeEnd.Failed && outcome.At > from && outcome.At - before < to).Select(outcome => new KnownFault(
                $"outcome {outcome.Id}",
                outcome.Component.TwinId,
                $"{outcome.Component.Component}: failed{(string.IsNullOrWhiteSpace(outcome.Note) ? null : $" ({outcome.Note})")}",
                outcome.At - before,
                outcome.At,
                [(outcome.Component.TwinId, $"{outcome.Component.Component}.")]))];
    }
}
