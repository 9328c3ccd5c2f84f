using System.Text;

namespace BatteryTwin.Domain.Telemetry.Mapping;

/// <summary>A target with placeholders in braces, <c>MixingStep-Line{line}-{site}</c>.</summary>
internal sealed class TargetTemplate
{
    private const string TagPrefix = "tag.";

    private readonly (string Text, bool IsName)[] _parts;

    private TargetTemplate((string Text, bool IsName)[] parts) => _parts = parts;

    /// <summary>Names between braces.</summary>
    public IEnumerable<string> Names => _parts.Where(part => part.IsName).Select(part => part.Text);

    /// <summary>Reads a template; says what is wrong with it otherwise.</summary>
    public static TargetTemplate? Parse(string text, out string? fault)
    {
        List<(string, bool)> parts = [];
        fault = null;
        for (int at = 0; at < text.Length;)
        {
            int brace = text.AsSpan(at).IndexOfAny('{', '}');
            if (brace < 0)
            {
                parts.Add((text[at..], false));
                break;
            }

            brace += at;
            int end = text[brace] == '{' ? text.IndexOf('}', brace) : -1;
            if (end < 0 || end == brace + 1)
            {
                fault = $"'{text}' has a brace without its partner or without a name; write {{name}}";
                return null;
            }

            if (brace > at)
            {
                parts.Add((text[at..brace], false));
            }

            parts.Add((text[(brace + 1)..end], true));
            at = end + 1;
        }

        return new([.. parts]);
    }

    /// <summary>Names that every series has a text for.</summary>
    public static bool IsBuiltIn(string name) => name is "measurement" or "field" || name.StartsWith(TagPrefix, StringComparison.Ordinal);

    /// <summary>The target for a series; null when it lacks a tag that the template names.</summary>
    public string? Fill(SeriesKey key, IReadOnlyDictionary<string, string> captured)
    {
        if (_parts is [(var whole, false)])
        {
            return whole;
        }

        StringBuilder text = new();
        foreach ((string part, bool isName) in _parts)
        {
            string? filled = !isName ? part : captured.GetValueOrDefault(part) ?? Own(key, part);
            if (filled is null)
            {
                return null;
            }

            text.Append(filled);
        }

        return text.ToString();
    }

    private static string? Own(SeriesKey key, string name) => name switch
    {
        "measurement" => key.Measurement,
        "field" => key.Field,
        _ when name.StartsWith(TagPrefix, StringComparison.Ordinal) => key.Tag(name[TagPrefix.Length..]),
        _ => null,
    };
}
