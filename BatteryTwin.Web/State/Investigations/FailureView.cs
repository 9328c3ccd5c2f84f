using BatteryTwin.Domain.RootCause.Investigations.Analysis;

namespace BatteryTwin.Web.State.Investigations;

/// <summary>Failures by line.</summary>
/// <param name="Lines">Lines with a rise first, then those that have failed much from the first unit on.</param>
/// <param name="Last">Time of the newest unit; null without units.</param>
/// <param name="ReadAt">When it was counted.</param>
/// <param name="Note">Why there are none; null when there are.</param>
/// <param name="HasEarlier">There are units from before those that were counted.</param>
public sealed record FailureView(IReadOnlyList<PlaceFailures> Lines, DateTimeOffset? Last, DateTimeOffset ReadAt, string? Note, bool HasEarlier = false)
{
    private const int MostNamed = 3;

    /// <summary>The answer in a sentence.</summary>
    public string Finding
    {
        get
        {
            PlaceFailures[] rises = [.. Lines.Where(line => line.Since is not null)];
            PlaceFailures[] always = [.. Lines.Where(line => line.IsHighThroughout)];
            return (Lines.Count, rises.Length, always.Length) switch
            {
                (0, _, _) => "Where cells fail more",
                (_, > 0, _) => $"Cells fail more at {string.Join(", ", rises.Take(MostNamed).Select(line => PlaceText.Of(line.Place)))}",
                (_, _, > 0) => $"{string.Join(", ", always.Take(MostNamed).Select(line => $"{PlaceText.Of(line.Place)} fails {CauseWords.Percent(line.RateNow)}"))}, and {Comparison}",
                _ => "No line fails more than it did",
            };
        }
    }

    /// <summary>Why no rise is told of a line that has failed much all the time.</summary>
    public string Comparison => HasEarlier ? "has done so for two days" : "there is no earlier data to compare with";
}
