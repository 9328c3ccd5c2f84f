using System.Text.Json.Serialization;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>What a training job leaves: the model and what it is worth on what it had not seen.</summary>
public sealed record TrainingResult(string ModelId, double TrainingSeconds, int Rows, int Rounds, IReadOnlyList<string> Warnings)
{
    /// <summary>Remaining life on unseen assets.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RulScores? OutOfFold { get; init; }

    /// <summary>Classes of unseen rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClassificationScores? Classes { get; init; }

    /// <summary>Numbers of unseen rows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NumberScores? Numbers { get; init; }

    public static TrainingResult Of(ModelHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        return new(head.Id, head.TrainingSeconds, head.Rows, head.Rounds, head.Warnings) { OutOfFold = head.OutOfFold, Classes = head.Classes, Numbers = head.Numbers };
    }
}
