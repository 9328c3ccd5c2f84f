using Microsoft.Extensions.Primitives;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>
/// The version of the API that a request asks for. The versions differ in one thing: those before 2022 do not know <c>$lastUpdateTime</c>.
/// </summary>
/// <param name="Text">As in <c>api-version</c>.</param>
/// <param name="HasUpdateTimes">Whether twins carry <c>$lastUpdateTime</c>.</param>
internal sealed record AdtApiVersion(string Text, bool HasUpdateTimes = true)
{
    public const string Parameter = "api-version";

    // Newest first: that is what most clients ask for. The names are those of Azure's guidelines for REST services.
    private static readonly AdtApiVersion[] s_all =
    [
        new("2023-10-31"), new("2023-06-30"), new("2023-02-27-preview"), new("2022-05-31"), new("2021-06-30-preview", HasUpdateTimes: false), new("2020-10-31", HasUpdateTimes: false),
    ];

    /// <exception cref="AdtException">The request names no version, or one that is not known.</exception>
    public static AdtApiVersion Require(HttpRequest request)
    {
        StringValues given = request.Query[Parameter];
        if (given.Count == 0 || string.IsNullOrEmpty(given[0]))
        {
            throw new AdtException(StatusCodes.Status400BadRequest, "MissingApiVersionParameter", $"The query parameter {Parameter} is missing; add ?{Parameter}={s_all[0].Text}");
        }

        foreach (AdtApiVersion version in s_all)
        {
            if (string.Equals(version.Text, given[0], StringComparison.OrdinalIgnoreCase))
            {
                return version;
            }
        }

        throw new AdtException(
            StatusCodes.Status400BadRequest,
            "UnsupportedApiVersionValue",
            $"The {Parameter} '{given[0]}' is not supported; use one of {string.Join(", ", s_all.Select(version => version.Text))}");
    }
}
