using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Events;

/// <summary>Finds every fault of the section at once; no message repeats an address or a header's value.</summary>
internal sealed class EventEndpointOptionsValidator : IValidateOptions<EventEndpointOptions>
{
    public ValidateOptionsResult Validate(string? name, EventEndpointOptions options)
    {
        string[] faults = [.. options.Endpoints.SelectMany(endpoint => Faults(endpoint.Value).Select(fault => $"{EventEndpointOptions.Section}:{endpoint.Key}{fault}"))];
        return faults.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static IEnumerable<string> Faults(EventEndpoint endpoint)
    {
        if (!Uri.TryCreate(endpoint.Url, UriKind.Absolute, out Uri? url) || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
        {
            yield return ":Url must be an absolute http or https address, for example https://hooks.example.com/plant";
        }
        else if (url.UserInfo.Length > 0)
        {
            yield return ":Url must not carry a user name or password; send them as header, for example Headers:Authorization";
        }

        using HttpRequestMessage request = new();
        foreach ((string header, string value) in endpoint.Headers)
        {
            if (!TryAdd(request, header, value))
            {
                yield return $":Headers:{header} cannot be sent: it is no name of a request header, it describes the content, or its value has line breaks";
            }
        }
    }

    private static bool TryAdd(HttpRequestMessage request, string header, string value)
    {
        try
        {
            return !value.AsSpan().ContainsAny('\r', '\n', '\0') && request.Headers.TryAddWithoutValidation(header, value);
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
