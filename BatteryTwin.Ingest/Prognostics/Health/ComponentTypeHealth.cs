using System.Text.Json.Serialization;
using BatteryTwin.Domain.Prognostics.Drift;
using BatteryTwin.Domain.Prognostics.Models;
using BatteryTwin.Domain.Prognostics.Scores;

namespace BatteryTwin.Ingest.Prognostics.Health;

/// <summary>Whether the forecasts of a type of component hold. Times in hours for models trained on hours, else in their data's unit.</summary>
/// <param name="ComponentType">The type.</param>
/// <param name="ModelId">Its champion; null when there is none, and everything else is empty then.</param>
/// <param name="ModelName">What people call it.</param>
/// <param name="ModelSince">Since when it is the champion.</param>
/// <param name="Level">Share that its intervals promise to hold.</param>
/// <param name="Cap">Remaining life above which it does not tell lives apart.</param>
/// <param name="LivesNeeded">Failed lives below which nothing is concluded.</param>
/// <param name="IsLive">True when the live lives suffice; else what unseen training lives say is the best there is.</param>
/// <param name="Live">What lives of the plant's components say.</param>
/// <param name="Unseen">What training lives say that the forecasting models had not seen; null in models that carry none.</param>
/// <param name="OutOfFold">Errors over all training lives, likewise unseen.</param>
/// <param name="Widening">Factor that is on its intervals now.</param>
/// <param name="CurvesAreLive">True when <paramref name="Curves"/> are lives of the plant, false when they are training lives.</param>
/// <param name="Curves">Some lives for the chart of forecasts against the truth.</param>
/// <param name="Inputs">Inputs of the last days against training, most drifted first.</param>
/// <param name="InputDays">Days that inputs are compared over.</param>
/// <param name="Challengers">Challengers beside the champion.</param>
public sealed record ComponentTypeHealth(
    string ComponentType,
    string? ModelId,
    string? ModelName,
    DateTimeOffset? ModelSince,
    double Level,
    double Cap,
    int LivesNeeded,
    bool IsLive,
    ModelScores? Live,
    ModelScores? Unseen,
    RulScores? OutOfFold,
    double Widening,
    bool CurvesAreLive,
    IReadOnlyList<LifeCurve> Curves,
    IReadOnlyList<InputDrift> Inputs,
    int InputDays,
    IReadOnlyList<ChallengerHealth> Challengers)
{
    /// <summary>Scores of the lives that <see cref="Curves"/> are drawn from; null when there are none.</summary>
    [JsonIgnore]
    public TrackScores? Tracks => (CurvesAreLive ? Live : Unseen)?.Tracks;

    public static ComponentTypeHealth None(string componentType) => new(componentType, null, null, null, 0, 0, LiveCoverage.LivesNeeded, false, null, null, null, 1, false, [], [], 0, []);
}
