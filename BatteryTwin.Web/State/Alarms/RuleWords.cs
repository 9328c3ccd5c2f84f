using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Alarms.Rules;
using BatteryTwin.Domain.Alarms.Rules.Conditions;

namespace BatteryTwin.Web.State.Alarms;

/// <summary>Rules in words.</summary>
public static class RuleWords
{
    /// <summary>What the condition asks for.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="nameOf">Name of a joined rule.</param>
    public static string Condition(RuleCondition condition, Func<string, string> nameOf) => condition switch
    {
        ThresholdCondition threshold => $"{threshold.Field} {Side(threshold.Direction)} {Number(threshold.Limit)}{(threshold.Hysteresis > 0 ? $", back {Number(threshold.Hysteresis)} inside" : null)}",
        RateCondition rate => $"{rate.Field} changes by {(rate.Direction == RuleDirection.Above ? "more" : "less")} than {Number(rate.LimitPerHour)} an hour over {Span(rate.Window)}",
        DeviationCondition deviation => $"{deviation.Field} more than {Number(deviation.Factor)} standard deviations from what the last {Span(deviation.Learning)} lead to expect",
        ForecastCondition forecast => $"{forecast.Component} wears faster than the forecast of {Span(forecast.Lookback)} before allowed",
        MissingCondition missing => $"no {missing.Field} for {Span(missing.After)}",
        CompoundCondition compound => string.Join(compound.Join == JoinKind.Any ? " or " : " and ", compound.Terms.Select(term => $"{(term.Not ? "not " : null)}“{nameOf(term.Rule)}”{(term.Twin is null ? null : $" at {term.Twin}")}")),
        _ => string.Empty,
    };

    /// <summary>Guard, delays, calendar and silence; empty when there are none.</summary>
    public static string When(AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        string[] parts =
        [
            .. rule.OnlyWhile is { } guard ? [$"only while {guard.Field} {Side(guard.Direction)} {Number(guard.Limit)}{(guard.Settle > TimeSpan.Zero ? $" for {Span(guard.Settle)}" : null)}"] : Array.Empty<string>(),
            .. rule.OnDelay > TimeSpan.Zero ? [$"for {Span(rule.OnDelay)}"] : Array.Empty<string>(),
            .. rule.OffDelay > TimeSpan.Zero ? [$"gone after {Span(rule.OffDelay)}"] : Array.Empty<string>(),
            .. rule.Schedule switch { RuleSchedule.Shifts => ["in shifts"], RuleSchedule.Production => ["in production"], _ => Array.Empty<string>() },
            .. rule.SilentInPlannedWork ? ["silent in planned work"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }

    public static string Places(AlarmRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Places.Contains("*") ? "everywhere" : rule.Places.Length > 2 ? $"{rule.Places[0]} and {rule.Places.Length - 1} more" : string.Join(", ", rule.Places);
    }

    /// <summary>A time as people say it: 90 s, 5 min, 2 h, 7 d.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalMinutes: < 2 } => $"{Number(span.TotalSeconds)} s",
        { TotalHours: < 2 } => $"{Number(span.TotalMinutes)} min",
        { TotalDays: <= 2 } => $"{Number(span.TotalHours)} h",
        _ => $"{Number(span.TotalDays)} d",
    };

    /// <summary>Lower-case letters, digits and hyphens of a name.</summary>
    public static string IdOf(string name)
    {
        StringBuilder id = new();
        foreach (char letter in name.ToLowerInvariant().Take(60))
        {
            if (char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter))
            {
                id.Append(letter);
            }
            else if (id.Length > 0 && id[^1] != '-')
            {
                id.Append('-');
            }
        }

        return id.ToString().TrimEnd('-');
    }

    public static string Number(double number) => number.ToString("0.#####", CultureInfo.InvariantCulture);

    private static string Side(RuleDirection direction) => direction == RuleDirection.Above ? "above" : "below";
}
