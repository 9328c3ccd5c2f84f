namespace BatteryTwin.Web.Api.Adt;

/// <summary>Ids in paths. The server decodes a path before it is taken apart, except for the slash, which would then separate.</summary>
internal static class AdtPath
{
    /// <summary>Where the Azure Digital Twins Explorer, as a static site, expects the same operations.</summary>
    public const string ProxyPrefix = "/api/proxy";

    /// <summary>An id from the path, decoded, slashes in it included.</summary>
    public static string Id(HttpContext context, string name)
    {
        string id = (string)context.Request.RouteValues[name]!;
        return id.Contains('%', StringComparison.Ordinal) ? FromRawPath(context, id) : id;
    }

    /// <summary>The path of the request as it was sent, without the query.</summary>
    public static string Raw(HttpContext context)
    {
        string target = context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()?.RawTarget ?? string.Empty;
        if (!target.StartsWith('/'))
        {
            return (context.Request.PathBase + context.Request.Path).ToUriComponent();
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    /// <summary>Only the path as it was sent tells an encoded slash from the three characters %2F.</summary>
    private static string FromRawPath(HttpContext context, string id)
    {
        string half = id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        foreach (string segment in Raw(context).Split('/'))
        {
            string whole = Uri.UnescapeDataString(segment);
            if (whole == half || whole == id)
            {
                return whole;
            }
        }

        return half;
    }
}
