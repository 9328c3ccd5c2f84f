using System.Text.Json.Serialization;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Where a model comes from and what it is worth: the first line of its file.</summary>
/// <param name="FormatVersion">Version of the file's format.</param>
/// <param name="Id">What it is called by.</param>
/// <param name="Kind">What it predicts.</param>
/// <param name="CreatedAt">When it was trained.</param>
/// <param name="Request">Name, data set and parameters it was trained with.</param>
/// <param name="DatasetName">Name of the data set.</param>
/// <param name="DatasetChecksum">SHA-256 of the data set's text.</param>
/// <param name="Schema">Columns it needs.</param>
/// <param name="TimeIsDate">True when the data's times are dates: lives are in hours.</param>
/// <param name="Assets">Assets it learned from; 0 without assets.</param>
/// <param name="Rows">Rows it learned from.</param>
/// <param name="TrainingSeconds">How long training took.</param>
/// <param name="Rounds">Boosting rounds of each member.</param>
/// <param name="NetworkShare">Weight of the networks beside the trees.</param>
/// <param name="UsesPairs">Whether pairs of columns are among the features.</param>
/// <param name="Features">Names of the features.</param>
/// <param name="Importance">Mean absolute contribution by feature, largest first.</param>
/// <param name="OutOfFold">Scores of remaining life on unseen assets; null for other kinds.</param>
/// <param name="Classes">Scores of classes on unseen rows; null for other kinds.</param>
/// <param name="Numbers">Scores of numbers on unseen rows; null for other kinds.</param>
/// <param name="Warnings">What should be known about it.</param>
public sealed record ModelHead(
    int FormatVersion,
    string Id,
    ModelKind Kind,
    DateTimeOffset CreatedAt,
    TrainingRequest Request,
    string DatasetName,
    string DatasetChecksum,
    HistorySchema Schema,
    bool TimeIsDate,
    int Assets,
    int Rows,
    double TrainingSeconds,
    int Rounds,
    double NetworkShare,
    bool UsesPairs,
    IReadOnlyList<string> Features,
    IReadOnlyList<FeatureImportance> Importance,
    RulScores? OutOfFold,
    ClassificationScores? Classes,
    NumberScores? Numbers,
    IReadOnlyList<string> Warnings)
{
    public const int CurrentFormat = 1;

    /// <summary>Kind of component that it is for (the name of its DTDL interface); null when nobody said.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ComponentType { get; init; }

    /// <summary>Definition of the simulated fleet it was trained on; null for models of other data.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? FleetDefinition { get; init; }
}
