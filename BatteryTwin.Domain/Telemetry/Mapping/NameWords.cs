namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>
/// The words of a technical name, <c>MIX1_MUC</c> → mix, 1, muc, and how alike two words are: equal, an abbreviation of each other, or the same by the
/// shop floor's habits (<c>temp</c>, <c>spd</c>, <c>brg</c>).
/// </summary>
internal static class NameWords
{
    /// <summary>Full words, each with its usual abbreviations.</summary>
    private static readonly Dictionary<string, string> s_habits = new[]
    {
        ("temperature", "temp tmp"),
        ("vibration", "vib"),
        ("bearing", "brg"),
        ("speed", "spd rpm"),
        ("pressure", "press prs"),
        ("current", "cur curr amp amps"),
        ("voltage", "volt"),
        ("power", "pwr"),
        ("torque", "trq"),
        ("viscosity", "visc"),
        ("humidity", "hum"),
        ("level", "lvl"),
        ("flow", "flw"),
        ("thickness", "thk"),
        ("weight", "wt"),
        ("position", "pos"),
        ("state", "st stat"),
        ("count", "cnt"),
        ("motor", "mtr mot"),
        ("boiler", "blr"),
        ("gearbox", "gbx"),
        ("vacuum", "vac"),
        ("line", "ln"),
    }.SelectMany(entry => entry.Item2.Split(' ').Select(habit => (habit, entry.Item1))).ToDictionary(entry => entry.habit, entry => entry.Item1, StringComparer.Ordinal);

    /// <summary>Words in lower case: parts between signs, at changes of case and between letters and digits.</summary>
    public static string[] Of(string name)
    {
        List<string> words = [];
        int begin = 0;
        for (int at = 0; at <= name.Length; at++)
        {
            if (at == name.Length || !char.IsLetterOrDigit(name[at]))
            {
                Add(name, begin, at, words);
                begin = at + 1;
            }
            else if (at > begin && Breaks(name, at))
            {
                Add(name, begin, at, words);
                begin = at;
            }
        }

        return [.. words];
    }

    /// <summary>From 0 (different) to 1 (equal). Numbers are equal or different.</summary>
    public static double Likeness(string left, string right)
    {
        if (left == right)
        {
            return 1;
        }

        if (char.IsDigit(left[0]) || char.IsDigit(right[0]))
        {
            return left.TrimStart('0') == right.TrimStart('0') ? 1 : 0;
        }

        string a = s_habits.GetValueOrDefault(left, left);
        string b = s_habits.GetValueOrDefault(right, right);
        if (a == b || Singular(a) == Singular(b))
        {
            return 0.95;
        }

        (string little, string large) = a.Length <= b.Length ? (a, b) : (b, a);
        return little.Length < 2 ? 0
            : large.StartsWith(little, StringComparison.Ordinal) ? 0.8
            : little.Length >= 3 && little[0] == large[0] && IsSubsequence(little, large) ? 0.6
            : 0;
    }

    private static string Singular(string word) => word.Length > 3 && word.EndsWith('s') ? word[..^1] : word;

    private static bool Breaks(string name, int at) =>
        char.IsDigit(name[at]) != char.IsDigit(name[at - 1])
        || (char.IsUpper(name[at]) && (char.IsLower(name[at - 1]) || (at + 1 < name.Length && char.IsUpper(name[at - 1]) && char.IsLower(name[at + 1]))));

    private static void Add(string name, int begin, int end, List<string> words)
    {
        if (end > begin)
        {
            words.Add(name[begin..end].ToLowerInvariant());
        }
    }

    private static bool IsSubsequence(string little, string large)
    {
        int at = 0;
        foreach (char c in large)
        {
            if (at < little.Length && little[at] == c)
            {
                at++;
            }
        }

        return at == little.Length;
    }
}
