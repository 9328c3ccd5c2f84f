namespace BatteryTwin.Domain.RootCause.Investigations.Evidence;

/// <summary>One quantity at several places over the same stretches of time.</summary>
/// <param name="Quantity">What is compared.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="From">Start of the first stretch.</param>
/// <param name="Every">Length of a stretch.</param>
/// <param name="Places">The place of the cause first, then its sisters.</param>
public sealed record SisterComparison(string Quantity, string Unit, DateTimeOffset From, TimeSpan Every, IReadOnlyList<PlaceSeries> Places);
