using BatteryTwin.Domain.Traceability;

namespace BatteryTwin.Ingest.Storage.Traceability;

/// <summary>The plant's genealogy and the questions that keep counts of it.</summary>
/// <param name="Units">The units and their links.</param>
/// <param name="Common">What groups of units have in common.</param>
/// <param name="ImportedAt">When it was imported, or the first unit came.</param>
/// <param name="IsImported">True when tables were imported as a whole.</param>
public sealed record KeptGenealogy(Genealogy Units, Commonality Common, DateTimeOffset ImportedAt, bool IsImported)
{
    private readonly Lazy<ProcessExtent> _extent = new(() => ProcessExtent.Of(Units));

    /// <summary>What it covers, counted when it is first asked for.</summary>
    internal ProcessExtent Extent => _extent.Value;
}
