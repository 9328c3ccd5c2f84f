using System.Globalization;

namespace BatteryTwin.Domain.Alarms.Rules;

/// <summary>Checks that rules, conditions and notification routes share; each fault is told with its member.</summary>
internal static class RuleFaults
{
    private const int LongestId = 60;

    public static void Id(List<string> faults, string member, string? id)
    {
        if (string.IsNullOrEmpty(id) || id.Length > LongestId || id.Any(letter => !char.IsAsciiLetterLower(letter) && !char.IsAsciiDigit(letter) && letter != '-'))
        {
            faults.Add($"{member}: '{id}' must be 1 to {LongestId} lower-case letters, digits and hyphens");
        }
    }

    public static void Text(List<string> faults, string member, string? text, int longest, bool needed)
    {
        if (needed && string.IsNullOrWhiteSpace(text))
        {
            faults.Add($"{member}: it is missing");
        }
        else if (text?.Length > longest)
        {
            faults.Add($"{member}: {text.Length} characters are too many; at most {longest} are kept");
        }
    }

    public static void Span(List<string> faults, string member, TimeSpan span, TimeSpan least, TimeSpan most)
    {
        if (span < least || span > most)
        {
            faults.Add($"{member}: {span:c} must lie between {least:c} and {most:c}");
        }
    }

    public static void Number(List<string> faults, string member, double number, double least = double.NegativeInfinity, double most = double.PositiveInfinity)
    {
        if (!double.IsFinite(number) || number < least || number > most)
        {
            string bounds = double.IsFinite(least) ? string.Create(CultureInfo.InvariantCulture, $" of at least {least}{(double.IsFinite(most) ? string.Create(CultureInfo.InvariantCulture, $" and at most {most}") : null)}") : string.Empty;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{member}: {number} must be a finite number{bounds}"));
        }
    }

    public static void Known<T>(List<string> faults, string member, T value)
        where T : struct, Enum
    {
        if (!Enum.IsDefined(value))
        {
            faults.Add($"{member}: {value} is not one of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        }
    }
}
