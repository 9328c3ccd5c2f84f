namespace BatteryTwin.Ingest.Prognostics.Desk;

/// <summary>A training that runs or has ended.</summary>
/// <param name="JobId">Its job, as under <c>/api/jobs/{id}</c>.</param>
/// <param name="Name">What the model is to be called.</param>
/// <param name="DatasetId">What it learns from.</param>
/// <param name="State">queued, running, succeeded, failed or cancelled.</param>
/// <param name="Progress">0 to 1.</param>
/// <param name="Message">What is being done.</param>
/// <param name="ModelId">The model; null until there is one.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record TrainingAnswer(string JobId, string Name, string DatasetId, string State, double Progress, string Message, string? ModelId, string? Error)
{
    public bool IsRunning => State is "queued" or "running";
}
