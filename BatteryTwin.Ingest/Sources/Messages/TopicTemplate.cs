using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>
/// What the levels of a topic mean: <c>{twin}</c>, <c>{measurement}</c> and <c>{field}</c> are what they say, any other <c>{name}</c> becomes a tag of that
/// name, <c>+</c> stands for a level that does not matter, <c>#</c> at the end for any number of them; everything else must be in the topic as it stands.
/// </summary>
internal sealed class TopicTemplate
{
    public const string FieldLevel = "{field}";

    private const string MeasurementLevel = "{measurement}";
    private const string AnyLevel = "+";
    private const string AnyRest = "#";

    private readonly string[] _levels;

    public TopicTemplate(string text)
    {
        if (FaultOf(text) is { } fault)
        {
            throw new ArgumentException($"'{text}' {fault}", nameof(text));
        }

        _levels = text.Split('/');
    }

    /// <summary>What is wrong with a template, in words that follow it; null when nothing is.</summary>
    public static string? FaultOf(string? text)
    {
        string[] levels = (text ?? string.Empty).Split('/');
        HashSet<string> names = new(StringComparer.Ordinal);
        for (int i = 0; i < levels.Length; i++)
        {
            string level = levels[i];
            if (level.Length == 0)
            {
                return "has an empty level; write it like plant/{line}/{twin}/{field}";
            }

            if (level == AnyRest && i < levels.Length - 1)
            {
                return "has levels after #; # stands for all that follow and must be the last";
            }

            if (!IsName(level) && level.AsSpan().ContainsAny('{', '}'))
            {
                return $"has the level '{level}'; a name in braces stands for a whole level, like {{twin}}";
            }

            if (IsName(level) && !names.Add(level))
            {
                return $"names {level} twice";
            }
        }

        return names.Count > 0 ? null : "names no level; at least one must be a name in braces, like {twin}";
    }

    /// <summary>What the topic says; null when it does not fit the template.</summary>
    public TopicMatch? Match(string topic)
    {
        string[] levels = topic.Split('/');
        bool open = _levels[^1] == AnyRest;
        int count = open ? _levels.Length - 1 : _levels.Length;
        if (open ? levels.Length < count : levels.Length != count)
        {
            return null;
        }

        string? measurement = null;
        string? field = null;
        List<SeriesTag> tags = [];
        for (int i = 0; i < count; i++)
        {
            string level = _levels[i];
            if (level != AnyLevel && !(IsName(level) ? IsUsable(levels[i]) : level == levels[i]))
            {
                return null;
            }

            switch (level)
            {
                case MeasurementLevel:
                    measurement = levels[i];
                    break;
                case FieldLevel:
                    field = levels[i];
                    break;
                case var _ when IsName(level):
                    tags.Add(new(level[1..^1], levels[i]));
                    break;
            }
        }

        return new(measurement, field, tags);
    }

    /// <summary>Names of series hold no control characters: line protocol, in which they are quarantined and exported, cannot write them.</summary>
    private static bool IsUsable(string level) => level.Length > 0 && !level.Any(char.IsControl);

    private static bool IsName(string level) => level.Length > 2 && level[0] == '{' && level[^1] == '}' && !level.AsSpan(1, level.Length - 2).ContainsAny('{', '}');
}
