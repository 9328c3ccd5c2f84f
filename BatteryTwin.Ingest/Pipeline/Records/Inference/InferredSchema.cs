namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>
/// A schema that was read off a sample, with what a person should know about the guess. With <paramref name="Doubt"/> set it must not be used before somebody
/// has looked at it; without a schema the doubt says why there is none.
/// </summary>
internal sealed record InferredSchema(RecordSchema? Schema, IReadOnlyList<string> Notes, string? Doubt);
