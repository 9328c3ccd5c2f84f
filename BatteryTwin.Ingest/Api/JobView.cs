using System.Text.Json.Serialization;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Api;

/// <summary>A job as the API shows it; <see cref="State"/> is <c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</summary>
public sealed record JobView(string Id, string Kind, string State, double Progress, string Message)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public object? Result { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <exception cref="FormatException">The state is unknown.</exception>
    public JobStatus ToStatus() => new(Id, Kind, Enum.TryParse(State, ignoreCase: true, out JobState state) ? state : throw new FormatException($"unknown state '{State}'"), Progress, Message, Result, Error);

    public static JobView Of(JobStatus job) => new(job.Id, job.Kind, job.State.ToString().ToLowerInvariant(), job.Progress, job.Message)
    {
        Result = job.Result,
        Error = job.Error,
    };
}
