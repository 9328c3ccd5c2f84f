namespace BatteryTwin.Ingest.Events;

/// <summary>
/// A webhook that event routes may name. Address and headers may hold secrets: nothing but the endpoint's name is logged or shown.
/// </summary>
public sealed record EventEndpoint
{
    /// <summary>Absolute http or https address that takes events as POST.</summary>
    public string Url { get; init; } = string.Empty;

    /// <summary>Headers sent with each request, for example <c>Authorization</c>.</summary>
    public IDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
