using System.Globalization;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Ingest.Storage.Investigations;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>Who asks, which version was seen, and refusals as problem details.</summary>
internal static class InvestigationAnswers
{
    private const int LongestName = 80;

    /// <summary>Runs a step; what does not fit becomes its answer.</summary>
    public static IResult Guard(string id, Func<IResult> step)
    {
        try
        {
            return step();
        }
        catch (KeyNotFoundException)
        {
            return NotFound(id);
        }
        catch (InvestigationConflictException conflict)
        {
            return Results.Problem(conflict.Message, title: "It was changed meanwhile.", statusCode: StatusCodes.Status409Conflict, extensions: new Dictionary<string, object?> { ["version"] = conflict.Current });
        }
        catch (InvestigationException refusal)
        {
            return Results.Problem($"{refusal.Message}.", title: "The investigation does not allow this.", statusCode: StatusCodes.Status409Conflict);
        }
    }

    public static IResult NotFound(string id) =>
        Results.Problem($"There is no investigation '{id}'; GET /api/rootcause/investigations lists them.", title: "No such investigation.", statusCode: StatusCodes.Status404NotFound);

    public static IResult Invalid(string detail) => Results.Problem(detail, title: "The request cannot be understood.", statusCode: StatusCodes.Status400BadRequest);

    /// <summary>What is wrong with a name; null when it can be used.</summary>
    public static IResult? RefuseName(string? name) => string.IsNullOrWhiteSpace(name) ? Invalid("name is missing; say who does this")
        : name.Trim().Length > LongestName ? Invalid($"name has {name.Trim().Length} characters; use at most {LongestName}") : null;

    /// <summary>The version that a writer has seen, from If-Match or the body; a refusal when there is none, or when the header's is not the current one.</summary>
    public static (int? Seen, IResult? Refusal) Seen(HttpRequest request, int? version, int current)
    {
        string header = request.Headers.IfMatch.ToString().Trim();
        if (header.Length == 0)
        {
            return version is null
                ? (null, Results.Problem("Say which version you have seen, so that nothing of others is overwritten: the ETag in If-Match, or version in the body.", title: "The version is missing.", statusCode: StatusCodes.Status428PreconditionRequired))
                : (version, null);
        }

        if (header == "*")
        {
            return (null, null);
        }

        return int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out int seen) && seen == current
            ? (seen, null)
            : (null, Results.Problem($"If-Match is {header}, the investigation has version {current} now; read it again, then decide.", title: "It was changed meanwhile.", statusCode: StatusCodes.Status412PreconditionFailed, extensions: new Dictionary<string, object?> { ["version"] = current }));
    }

    public static IResult Ok(HttpContext context, Investigation investigation, string? jobId)
    {
        context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{investigation.Version}\"");
        return Results.Ok(InvestigationAnswer.Of(investigation, jobId));
    }
}
