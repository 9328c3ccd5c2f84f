using System.Globalization;
using BatteryTwin.Domain.Prognostics.Scores;
using BatteryTwin.Ingest.Prognostics.Health;

namespace BatteryTwin.Web.State.Prognostics;

/// <summary>Findings on model health, in words.</summary>
public static class ModelHealthWords
{
    /// <summary>What the figures shown rest on: live lives, or unseen training lives while there are too few.</summary>
    public static ModelScores? Basis(ComponentTypeHealth type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsLive ? type.Live : type.Unseen;
    }

    /// <summary>A type's verdict and how urgent it is.</summary>
    public static (HealthLevel Level, string Word) Verdict(ComponentTypeHealth type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type switch
        {
            { ModelId: null } => (HealthLevel.Stale, "No model in charge"),
            { IsLive: true, Live.Coverage.IsBelowPromise: true } => (HealthLevel.High, "Promise not kept"),
            { Live.Drift.HasFallen: true } => (HealthLevel.Caution, "Coverage falls"),
            { IsLive: true } => (HealthLevel.Normal, "Holds"),
            { Unseen.Coverage.IsBelowPromise: true } => (HealthLevel.Caution, "Weak in training"),
            { Unseen: null } => (HealthLevel.Stale, "Not judged yet"),
            _ => (HealthLevel.Normal, "Holds in training"),
        };
    }

    /// <summary>How many outcomes there are of those needed; null when there are enough.</summary>
    public static string? Shortage(ComponentTypeHealth type) => FailuresSoFar(type) is { } failures ? $"not enough outcomes yet: {failures}" : null;

    /// <summary>The same in few words, beside others like it.</summary>
    public static string? FailuresSoFar(ComponentTypeHealth type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.IsLive ? null : $"{type.Live?.Failed ?? 0} of {type.LivesNeeded} failures so far";
    }

    /// <summary>Where figures come from.</summary>
    public static string Source(ComponentTypeHealth type) => Basis(type) switch
    {
        null => "no figures",
        var scores when type.IsLive => $"{scores.Failed} failures of the plant",
        var scores => $"{scores.Failed} unseen training lives",
    };

    /// <summary>The page's headline.</summary>
    public static string Finding(ModelHealthView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        ComponentTypeHealth[] judged = [.. view.Judged];
        if (judged.Length == 0)
        {
            return "No type of component has a model in charge yet.";
        }

        ComponentTypeHealth[] broken = [.. judged.Where(type => type is { IsLive: true, Live.Coverage.IsBelowPromise: true })];
        int live = judged.Count(type => type.IsLive);
        int shifted = judged.Count(type => type.Inputs.Any(input => input.IsShifted));
        string coverage = broken.Length > 0
            ? $"{ComponentWords.Of(broken[0].ComponentType)}{(broken.Length > 1 ? $" and {broken.Length - 1} more" : string.Empty)}: forecasts hold less than promised; intervals are widened"
            : live == judged.Length ? "All forecasts hold what they promise"
            : live > 0 ? $"{live} of {judged.Length} types have enough outcomes, and hold what they promise"
            : "Too few failures to judge live forecasts; what stands here is from training lives the models had not seen";
        return shifted > 0 ? $"{coverage}. Inputs of {shifted} {(shifted == 1 ? "type have" : "types have")} shifted from training." : $"{coverage}.";
    }

    public static string Percent(double? share) => share is { } value ? value.ToString("0 %", CultureInfo.CurrentCulture) : "–";

    /// <summary>A time with the figures that matter.</summary>
    public static string Hours(double? hours) => hours is { } value ? value.ToString(Math.Abs(value) < 10 ? "0.0" : "N0", CultureInfo.CurrentCulture) : "–";
}
