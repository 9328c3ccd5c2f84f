using System.Text;
using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Reads the entity tags of an <c>If-Match</c> header: <c>*</c>, or tags such as <c>W/"…"</c> with commas between.</summary>
internal static class AdtTags
{
    /// <exception cref="AdtException">A quote is not closed, or there is no tag.</exception>
    public static IReadOnlyList<string> Read(StringValues header)
    {
        // One tag is what nearly every request has.
        if (header is [{ Length: > 0 } only] && !only.Contains(',', StringComparison.Ordinal))
        {
            return [only.Trim()];
        }

        List<string> tags = [];
        foreach (string? line in header)
        {
            Split(line ?? string.Empty, tags);
        }

        return tags.Count > 0 ? tags : throw AdtException.InvalidArgument("The header If-Match is empty; give the etag of the last read, or *");
    }

    private static void Split(string line, List<string> tags)
    {
        StringBuilder tag = new();
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            if (c == ',' && !quoted)
            {
                Add(tag, tags);
            }
            else
            {
                tag.Append(c);
            }
        }

        if (quoted)
        {
            throw AdtException.InvalidArgument($"The header If-Match is '{line}': a quote is not closed");
        }

        Add(tag, tags);
    }

    private static void Add(StringBuilder tag, List<string> tags)
    {
        string text = tag.ToString().Trim();
        tag.Clear();
        if (text.Length > 0)
        {
            tags.Add(text);
        }
    }
}
