using System.Globalization;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Web.State.Forecasts;

/// <summary>Says how many earlier forecasts held what they promised, and how much that is worth.</summary>
public static class PastCoverageWords
{
    private const string NoFailure = "No part of this kind has failed since forecasts are kept, so no past forecast can be judged yet.";

    /// <param name="health">Health of the kind's forecasts; null when nothing is known of it.</param>
    public static string Of(ComponentTypeHealth? health) => health switch
    {
        not { ModelId: not null } => "Nothing is known of earlier forecasts: no model is in charge of this kind.",
        { Live.Coverage: { Lives: > 0 } live } => Live(health, live),
        { Unseen.Coverage: { Lives: > 0 } unseen } => $"{NoFailure} In training, on {unseen.Lives} lives that the model had not seen, {Share(unseen)}.",
        _ => NoFailure,
    };

    /// <summary>True when enough failures refute the promise.</summary>
    public static bool IsBroken(ComponentTypeHealth? health) => health is { IsLive: true, Live.Coverage.IsBelowPromise: true };

    private static string Live(ComponentTypeHealth health, LiveCoverage live)
    {
        string failures = live.Lives == 1 ? "1 failure" : $"{live.Lives} failures";
        string worth = live.Lives < health.LivesNeeded ? $" {failures} {(live.Lives == 1 ? "is" : "are")} too few to conclude from."
            : health.Widening > 1 ? string.Create(CultureInfo.CurrentCulture, $" That is less than promised: intervals are {health.Widening:0.0} times as wide since.")
            : string.Empty;
        return $"Of {Count(live.Forecasts)} past forecasts of this kind whose end is known ({failures}, each counting the same), {Share(live)}.{worth}";
    }

    private static string Share(LiveCoverage coverage) => $"{ForecastWords.Percent(Math.Round(coverage.Share ?? 0, 2))} held; promised {ForecastWords.Percent(coverage.Level)}";

    private static string Count(int number) => number.ToString("N0", CultureInfo.CurrentCulture);
}
