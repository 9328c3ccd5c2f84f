namespace BatteryTwin.Ingest.Pipeline.Mapping;

/// <summary>Where mapped values come from.</summary>
public interface IMappedOrigins
{
    /// <summary>Every origin series mapped now.</summary>
    IReadOnlyList<MappedOrigin> All { get; }

    /// <summary>The origins of a twin's values, of one field or all.</summary>
    IReadOnlyList<MappedOrigin> Of(string twin, string? field);
}
