using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>One change of the graph. <paramref name="Subject"/> is the model or (source) twin, <paramref name="Member"/> the relationship.</summary>
internal sealed record JournalEntry(long Sequence, DateTimeOffset Time, ChangeOrigin Origin, JournalKind Kind, string Subject, string? Member, string Body);
