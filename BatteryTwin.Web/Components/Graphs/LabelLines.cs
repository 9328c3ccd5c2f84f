namespace BatteryTwin.Web.Components.Graphs;

/// <summary>Breaks a name into lines for places where text does not wrap by itself.</summary>
public static class LabelLines
{
    /// <summary>At most <paramref name="lines"/> lines of <paramref name="width"/> characters, broken between words where possible; what does not fit ends in an ellipsis.</summary>
    public static IReadOnlyList<string> Of(string text, int width, int lines)
    {
        List<string> result = [];
        string rest = text.Trim();
        while (rest.Length > 0 && result.Count < lines)
        {
            bool isLast = result.Count == lines - 1;
            if (rest.Length <= width || isLast)
            {
                result.Add(rest.Length <= width ? rest : string.Concat(rest.AsSpan(0, width - 1).TrimEnd(), "…"));
                break;
            }

            int space = rest.LastIndexOfAny([' ', '-', '_'], width);
            int cut = space <= 0 ? width : rest[space] == ' ' || space == width ? space : space + 1;
            result.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        return result;
    }
}
