namespace BatteryTwin.Domain.Maintenance;

/// <summary>A planned stop as somebody wants it, before it is kept.</summary>
/// <param name="TwinId">Twin that stops together with everything it contains: a plant, a line or a station.</param>
/// <param name="Start">When production ends.</param>
/// <param name="End">When production begins again.</param>
/// <param name="Title">What the stop is for.</param>
/// <param name="Kind">What kind of stop it is.</param>
public sealed record StopOrder(string TwinId, DateTimeOffset Start, DateTimeOffset End, string Title, StopKind Kind = StopKind.Maintenance)
{
    public const int LongestTitle = 120;

    /// <summary>A longer stop is more likely a slip of the year than a plan.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(92);

    /// <summary>What is wrong with it, by property; empty when it can be kept.</summary>
    public IReadOnlyList<(string Property, string Message)> Faults()
    {
        List<(string Property, string Message)> faults = [];
        if (string.IsNullOrWhiteSpace(TwinId))
        {
            faults.Add(("twin", "it is missing; name the plant, line or station that stops"));
        }

        if (string.IsNullOrWhiteSpace(Title) || Title.Trim().Length > LongestTitle)
        {
            faults.Add(("title", $"it must have 1 to {LongestTitle} characters"));
        }

        if (!Enum.IsDefined(Kind))
        {
            faults.Add(("kind", $"'{Kind}' must be maintenance, pause or trial"));
        }

        if (End <= Start)
        {
            faults.Add(("end", "it must lie after the start"));
        }
        else if (End - Start > Longest)
        {
            faults.Add(("end", $"the stop is longer than {Longest.TotalDays:0} days"));
        }

        return faults;
    }
}
