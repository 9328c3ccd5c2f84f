using System.Text.Json;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Mapping.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Reads requests and turns refusals into problem details.</summary>
internal static class PrognosticsRequest
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Runs a request; what is refused becomes a problem.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<IResult>> work)
    {
        try
        {
            return await work().ConfigureAwait(false);
        }
        catch (HistoryException problem)
        {
            return TypedResults.Problem(Sentence(problem.Message), title: "The file cannot be used.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (PrognosticsException problem)
        {
            (int status, string title) = problem.Fault switch
            {
                PrognosticsFault.Unknown => (StatusCodes.Status404NotFound, "It is not known."),
                PrognosticsFault.TooLarge => (StatusCodes.Status413PayloadTooLarge, "The file is too large."),
                PrognosticsFault.Conflict => (StatusCodes.Status409Conflict, "It does not fit."),
                PrognosticsFault.UnsupportedMedia => (StatusCodes.Status415UnsupportedMediaType, "The body's type is not taken."),
                _ => (StatusCodes.Status400BadRequest, "The request cannot be done."),
            };
            return TypedResults.Problem(Sentence(problem.Message), title: title, statusCode: status);
        }
        catch (BadHttpRequestException problem)
        {
            return TypedResults.Problem(Sentence(problem.Message), title: "The request cannot be read.", statusCode: problem.StatusCode);
        }
        catch (InvalidDataException problem) when (!context.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Problem(Sentence(problem.Message), title: "The request cannot be read.", statusCode: StatusCodes.Status400BadRequest);
        }
    }

    public static IResult Answer(HttpContext context, Func<IResult> work) => AnswerAsync(context, () => Task.FromResult(work())).GetAwaiter().GetResult();

    /// <summary>Lets a body be as long as this capability's own limit allows.</summary>
    public static Stream LargeBody(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        return context.Request.Body;
    }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="PrognosticsException">It is no such JSON.</exception>
    public static async Task<T> BodyAsync<T>(HttpContext context, string example, CancellationToken cancel)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(context.Request.Body, s_json, cancel).ConfigureAwait(false) ?? throw new JsonException("it is null");
        }
        catch (JsonException problem)
        {
            throw Invalid($"the body is no such JSON object ({problem.Message}): send {example}");
        }
    }

    /// <summary>Who asks, self-declared; null when nobody says.</summary>
    public static string? Actor(HttpContext context) => MappingRequest.Actor(context.Request);

    /// <summary>A training request, checked.</summary>
    /// <exception cref="PrognosticsException">A value is missing or out of range.</exception>
    public static TrainingRequest Checked(TrainingBody body)
    {
        if (string.IsNullOrWhiteSpace(body.DatasetId))
        {
            throw Invalid("datasetId is missing: name the data set to learn from");
        }

        if (body.RulCap is { } cap && !(cap > 0 && cap <= 1e9))
        {
            throw Invalid($"rulCap is {cap}; it must lie above 0 and up to 1e9, in the unit of the data's times");
        }

        if (body.Level is { } level && level is not (>= 0.5 and <= 0.99))
        {
            throw Invalid($"level is {level}; it must lie between 0.5 and 0.99");
        }

        if (body.Seed is < 0)
        {
            throw Invalid($"seed is {body.Seed}; it must not be negative");
        }

        string name = string.IsNullOrWhiteSpace(body.Name) ? "Model" : body.Name.Trim();
        return name.Length <= 200
            ? new(name, body.DatasetId, body.RulCap ?? 125, body.Level ?? 0.9, (ulong)(body.Seed ?? 1))
            : throw Invalid($"name has {name.Length} characters; at most 200 are kept");
    }

    /// <summary>A yes or no of the query.</summary>
    public static bool Flag(ParameterFaults faults, string parameter, string? text, bool standard)
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (bool.TryParse(text, out bool flag))
        {
            return flag;
        }

        faults.Add(parameter, $"'{text}' is neither true nor false");
        return standard;
    }

    public static PrognosticsException Invalid(string message) => new(PrognosticsFault.Invalid, message);

    private static string Sentence(string text) => $"{text.TrimEnd('.')}.";
}
