using BatteryTwin.Domain.Telemetry;

namespace BatteryTwin.Ingest.Sources.Messages;

/// <summary>What the sources that take messages from a broker have in common.</summary>
public abstract class MessageSourceOptions
{
    /// <summary>How bodies are read.</summary>
    public MessageFormat Format { get; init; } = MessageFormat.Auto;

    /// <summary>What the levels of topics mean, for example <c>plant/{line}/{twin}/{field}</c>; the first template that fits a topic counts.</summary>
    public IReadOnlyList<string> TopicTemplates { get; init; } = [];

    /// <summary>Measurement of values whose message and topic name none.</summary>
    public string Measurement { get; init; } = "telemetry";

    /// <summary>Most messages that are stored, and then acknowledged, together.</summary>
    public int MaxBatch { get; init; } = 1_000;

    /// <summary>Pause after the first failed attempt to connect or to store; doubled up to <see cref="MaxReconnectDelay"/>.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest pause between attempts.</summary>
    public TimeSpan MaxReconnectDelay { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Every fault of these settings, each beginning with the setting's name.</summary>
    internal IEnumerable<string> MessageFaults()
    {
        if (!Enum.IsDefined(Format))
        {
            yield return $"{nameof(Format)} must be one of {string.Join(", ", Enum.GetNames<MessageFormat>())}";
        }

        for (int i = 0; i < TopicTemplates.Count; i++)
        {
            if (TopicTemplate.FaultOf(TopicTemplates[i]) is { } fault)
            {
                yield return $"{nameof(TopicTemplates)}:{i} '{TopicTemplates[i]}' {fault}";
            }
        }

        if (Format == MessageFormat.Value && !TopicTemplates.Any(template => template.Contains(TopicTemplate.FieldLevel, StringComparison.Ordinal)))
        {
            yield return $"{nameof(TopicTemplates)} must name a template with {TopicTemplate.FieldLevel} for {nameof(Format)} {MessageFormat.Value}, for example plant/{{line}}/{{{SeriesKey.TwinTag}}}/{TopicTemplate.FieldLevel}";
        }

        if (string.IsNullOrWhiteSpace(Measurement))
        {
            yield return $"{nameof(Measurement)} must not be empty";
        }

        if (MaxBatch is < 1 or > 100_000)
        {
            yield return $"{nameof(MaxBatch)} must lie between 1 and 100000";
        }

        if (ReconnectDelay <= TimeSpan.Zero || ReconnectDelay > MaxReconnectDelay)
        {
            yield return $"{nameof(ReconnectDelay)} must be longer than 00:00:00 and no longer than {nameof(MaxReconnectDelay)}";
        }

        if (MaxReconnectDelay > TimeSpan.FromHours(1))
        {
            yield return $"{nameof(MaxReconnectDelay)} must be at most one hour (01:00:00)";
        }
    }
}
