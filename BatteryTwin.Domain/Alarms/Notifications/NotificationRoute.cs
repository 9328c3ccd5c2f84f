using System.Collections.Immutable;
using BatteryTwin.Domain.Alarms.Rules;

namespace BatteryTwin.Domain.Alarms.Notifications;

/// <summary>Which alerts go to which channel.</summary>
public sealed record NotificationRoute
{
    public const int MostRoutes = 100;

    /// <summary>Lower-case letters, digits and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Name of a configured channel.</summary>
    public required string Channel { get; init; }

    /// <summary>Alerts of this priority and above.</summary>
    public AlertPriority LeastPriority { get; init; } = AlertPriority.High;

    /// <summary>Twins, each with everything it contains; <c>*</c> = everywhere.</summary>
    public ImmutableArray<string> Places { get; init; } = ["*"];

    /// <summary>Tells also when the condition is gone.</summary>
    public bool WhenReturned { get; init; }

    public bool Enabled { get; init; } = true;

    /// <summary>What is wrong with it, each fault with its member; empty when it can be kept.</summary>
    public IReadOnlyList<string> Faults()
    {
        List<string> faults = [];
        RuleFaults.Id(faults, "id", Id);
        RuleFaults.Text(faults, "channel", Channel, 100, needed: true);
        RuleFaults.Known(faults, "leastPriority", LeastPriority);
        if (Places.IsDefaultOrEmpty || Places.Length > AlarmRule.MostPlaces || Places.Any(string.IsNullOrWhiteSpace))
        {
            faults.Add($"places: name 1 to {AlarmRule.MostPlaces} twins, or * for everywhere");
        }

        return faults;
    }

    /// <summary>Something that happened to an alert is told.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="verb">What happened, as its history says it.</param>
    /// <param name="wholes">The alert's twin and everything that contains it.</param>
    public bool Takes(Alert alert, string verb, IReadOnlyList<string> wholes)
    {
        ArgumentNullException.ThrowIfNull(alert);
        bool isTold = verb is AlertVerb.Raised or AlertVerb.RaisedAgain || (verb == AlertVerb.Returned && WhenReturned);
        return Enabled && isTold && alert.Priority >= LeastPriority && (Places.Contains("*") || wholes.Any(whole => Places.Contains(whole)));
    }
}
