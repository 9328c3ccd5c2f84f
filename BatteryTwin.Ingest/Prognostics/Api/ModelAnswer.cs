using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>A model as the API shows it: where it comes from and what it is worth.</summary>
public sealed record ModelAnswer(
    string Id, string Name, string Kind, DateTimeOffset CreatedAt, ModelLineage Lineage, double TrainingSeconds, IReadOnlyList<FeatureImportance> Importance,
    RulScores? OutOfFold, ClassificationScores? Classes, NumberScores? Numbers, IReadOnlyList<string> Warnings)
{
    public static ModelAnswer Of(ModelHead head) => new(
        head.Id, head.Request.Name, head.Kind.ToString().ToLowerInvariant(), head.CreatedAt,
        new(head.Request.DatasetId, head.DatasetName, head.DatasetChecksum, head.Assets, head.Rows, head.Request.RulCap, head.Request.Level, head.Request.Seed, head.Rounds, head.NetworkShare,
            head.UsesPairs, head.TimeIsDate ? "h" : "time unit of the data", [.. head.Schema.Needed], head.Features),
        head.TrainingSeconds, head.Importance, head.OutOfFold, head.Classes, head.Numbers, head.Warnings);
}
