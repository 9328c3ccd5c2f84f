namespace BatteryTwin.Ingest.Transfer;

/// <summary>What an import did. Items that were there already, equal, count as taken.</summary>
/// <param name="Models">Models taken.</param>
/// <param name="Twins">Twins taken.</param>
/// <param name="Relationships">Relationships taken.</param>
/// <param name="Refused">Lines that were not.</param>
/// <param name="Errors">The first of these; the output file has all.</param>
public sealed record ImportSummary(long Models, long Twins, long Relationships, long Refused, IReadOnlyList<ImportError> Errors);
