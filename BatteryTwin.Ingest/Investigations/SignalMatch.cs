using BatteryTwin.Domain.RootCause.Processes;

namespace BatteryTwin.Ingest.Investigations;

/// <summary>A signal of a machine that a variable of its units was computed from.</summary>
/// <param name="Field">The signal.</param>
/// <param name="IsSpread">Whether the variable is its spread, not its level.</param>
public sealed record SignalMatch(string Field, bool IsSpread)
{
    private static readonly HashSet<string> s_spreads = new(StringComparer.OrdinalIgnoreCase) { "sd", "std", "stdev", "spread", "range" };
    private static readonly HashSet<string> s_levels = new(StringComparer.OrdinalIgnoreCase) { "mean", "avg", "average" };
    private const int ShortestStart = 4;

    /// <summary>
    /// The signal whose name holds every word of a variable's name but statistic and unit (<c>fan_speed_sd_rpm</c>: <c>DryerFanSpeed</c>), a word also where it is the beginning of one
    /// (<c>temp</c> of <c>Temperature</c>); the shortest of several; null when there is none.
    /// </summary>
    public static SignalMatch? Of(string variable, IEnumerable<string> fields)
    {
        ArgumentNullException.ThrowIfNull(variable);
        ArgumentNullException.ThrowIfNull(fields);
        string[] words = [.. SignalWords.Of(variable)];
        int statistic = Array.FindIndex(words, word => s_spreads.Contains(word) || s_levels.Contains(word));
        string[][] wanted = statistic > 0 ? [words[..statistic]] : words.Length > 0 ? [words, words[..^1]] : [];
        foreach (string[] name in wanted.Where(name => name.Length > 0))
        {
            if (fields.Where(field => name.All(word => SignalWords.Of(field).Any(other => IsSame(word, other)))).OrderBy(field => field.Length).ThenBy(field => field, StringComparer.Ordinal).FirstOrDefault() is { } found)
            {
                return new(found, statistic > 0 && s_spreads.Contains(words[statistic]));
            }
        }

        return null;
    }

    private static bool IsSame(string word, string other) =>
        word.Equals(other, StringComparison.OrdinalIgnoreCase) || (word.Length >= ShortestStart && other.StartsWith(word, StringComparison.OrdinalIgnoreCase));
}
