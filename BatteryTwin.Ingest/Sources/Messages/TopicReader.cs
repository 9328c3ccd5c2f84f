namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>Reads topics by the templates of a source and remembers what they said. Not thread-safe.</summary>
internal sealed class TopicReader(IEnumerable<string> templates)
{
    private const int MaxRemembered = 20_000;

    private readonly TopicTemplate[] _templates = [.. templates.Select(template => new TopicTemplate(template))];
    private readonly Dictionary<string, TopicMatch?> _known = new(StringComparer.Ordinal);

    /// <summary>What the topic says: nothing where no template was given, null where there are templates and none fits.</summary>
    public TopicMatch? Read(string topic)
    {
        if (_templates.Length == 0)
        {
            return TopicMatch.Nothing;
        }

        if (!_known.TryGetValue(topic, out TopicMatch? match))
        {
            if (_known.Count >= MaxRemembered)
            {
                _known.Clear();
            }

            match = _templates.Select(template => template.Match(topic)).FirstOrDefault(found => found is not null);
            _known.Add(topic, match);
        }

        return match;
    }
}
