namespace BatteryTwin.Domain.RootCause.Processes;

/// <summary>The words of a name: <c>residualSolvent</c> and <c>residual_solvent_ppm</c> begin alike.</summary>
public static class SignalWords
{
    /// <summary>The words in lower case; letter case, underscores, hyphens, dots and spaces part them.</summary>
    public static IReadOnlyList<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        List<string> words = [];
        int start = 0;
        for (int at = 0; at <= name.Length; at++)
        {
            bool isEnd = at == name.Length || name[at] is '_' or '-' or '.' or ' ';
            bool isCapital = !isEnd && at > start && char.IsUpper(name[at]) && !char.IsUpper(name[at - 1]);
            if ((isEnd || isCapital) && at > start)
            {
                words.Add(name[start..at].ToLowerInvariant());
            }

            start = isEnd ? at + 1 : isCapital ? at : start;
        }

        return words;
    }

    /// <summary>How many words of a column a signal's name takes up from its beginning; 0 when the column is not that signal's.</summary>
    public static int Match(string signal, string column)
    {
        IReadOnlyList<string> name = Of(signal);
        IReadOnlyList<string> words = Of(column);
        return name.Count > 0 && name.Count <= words.Count && name.SequenceEqual(words.Take(name.Count)) ? name.Count : 0;
    }
}
