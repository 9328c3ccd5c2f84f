using BatteryTwin.Domain.Dtdl.Language.Errors;

namespace BatteryTwin.Web.State.Models;

/// <summary>A line of a checked document and the faults in it; <paramref name="FollowsGap"/> says that lines before it are left out.</summary>
public sealed record UploadLine(int Number, string Text, IReadOnlyList<ModelError> Errors, bool FollowsGap)
{
    /// <summary>Lines shown before and after a faulty one.</summary>
    private const int Context = 4;

    /// <summary>Longest part of a line shown, characters.</summary>
    private const int Longest = 400;

    /// <summary>Documents up to that many lines are shown whole.</summary>
    private const int ShortDocument = 200;

    /// <summary>The lines of a text that explain its faults; none when there are none.</summary>
    public static IReadOnlyList<UploadLine> Around(string text, IReadOnlyList<ModelError> errors)
    {
        if (errors.Count == 0)
        {
            return [];
        }

        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        ILookup<int, ModelError> byLine = errors.ToLookup(error => Math.Clamp(error.Line, 1, lines.Length));
        HashSet<int> shown = lines.Length <= ShortDocument
            ? [.. Enumerable.Range(1, lines.Length)]
            : [.. byLine.SelectMany(group => Enumerable.Range(group.Key - Context, (2 * Context) + 1)).Where(number => number >= 1 && number <= lines.Length)];
        return [.. shown.Order().Select(number => new UploadLine(number, Cut(lines[number - 1]), [.. byLine[number]], number > 1 && !shown.Contains(number - 1)))];
    }

    private static string Cut(string line) => line.Length <= Longest ? line : string.Concat(line.AsSpan(0, Longest), " …");
}
