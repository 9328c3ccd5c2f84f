using System.Text;
using System.Text.RegularExpressions;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// A pattern over a measurement, tag value or field. Matched without backtracking, so that the time is linear in the text whatever the pattern;
/// look-around and back-references do not exist there.
/// </summary>
internal sealed class NamePattern
{
    public const int MaxLength = 1_000;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.Singleline;

    private readonly Regex _regex;

    private NamePattern(Regex regex)
    {
        _regex = regex;
        Captures = [.. regex.GetGroupNames().Where(name => name != "0")];
    }

    /// <summary>Names under which parts of the text are captured.</summary>
    public IReadOnlyList<string> Captures { get; }

    /// <summary>Reads a pattern; says what is wrong with it otherwise.</summary>
    public static NamePattern? Parse(string text, MappingRuleKind kind, out string? fault)
    {
        fault = null;
        if (text.Length > MaxLength)
        {
            fault = $"a pattern has at most {MaxLength} characters";
            return null;
        }

        if (kind == MappingRuleKind.Glob && RepeatedName(text) is { } repeated)
        {
            fault = $"'{repeated}' is captured twice; use a name once";
            return null;
        }

        try
        {
            return new(new Regex($@"\A(?:{(kind == MappingRuleKind.Glob ? GlobToRegex(text) : text)})\z", Options));
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            fault = exception is NotSupportedException
                ? $"'{text}' uses look-around, a back-reference or another construct that is not available here, or is too large; write it without"
                : $"'{text}' is no {(kind == MappingRuleKind.Glob ? "pattern" : "regular expression")}: {exception.Message}";
            return null;
        }
    }

    /// <summary>Adds what is captured; false when the text does not fit.</summary>
    public bool Match(string text, Dictionary<string, string> captured)
    {
        if (Captures.Count == 0)
        {
            return _regex.IsMatch(text);
        }

        Match match = _regex.Match(text);
        if (!match.Success)
        {
            return false;
        }

        foreach (string name in Captures)
        {
            captured[name] = match.Groups[name].Value;
        }

        return true;
    }

    private static string? RepeatedName(string glob) =>
        Regex.Matches(glob, @"\{([^{}]+)\}", RegexOptions.NonBacktracking).Select(match => match.Groups[1].Value).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1)?.Key;

    private static string GlobToRegex(string glob)
    {
        StringBuilder regex = new();
        for (int at = 0; at < glob.Length; at++)
        {
            int end = glob[at] == '{' ? glob.IndexOf('}', at) : -1;
            if (end > at + 1)
            {
                regex.Append("(?<").Append(glob, at + 1, end - at - 1).Append(">.+?)");
                at = end;
                continue;
            }

            regex.Append(glob[at] switch
            {
                '*' => ".*",
                '?' => ".",
                _ => Regex.Escape(glob[at].ToString()),
            });
        }

        return regex.ToString();
    }
}
