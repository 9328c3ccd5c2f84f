using Microsoft.Net.Http.Headers;

namespace BatteryTwin.Web.Api;

/// <summary>The form in which a client wants an answer that comes as JSON or CSV.</summary>
internal static class AcceptedForm
{
    /// <summary>True when the client accepts CSV, and JSON no more gladly.</summary>
    public static bool IsCsv(HttpRequest request)
    {
        IList<MediaTypeHeaderValue> accepted = request.GetTypedHeaders().Accept;
        double csv = Quality(accepted, "text/csv");
        return csv > 0 && csv >= Quality(accepted, "application/json");
    }

    private static double Quality(IList<MediaTypeHeaderValue> accepted, string type) =>
        accepted.Where(entry => entry.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase)).Select(entry => entry.Quality ?? 1).DefaultIfEmpty(0).Max();
}
