using System.Globalization;
using System.Text;
using System.Text.Json;
using BatteryTwin.Domain.Production.Calendar;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Production;
using BatteryTwin.Web.State.Production;

namespace BatteryTwin.Web.Api.Production;

/// <summary>What requests about production share: the stretch of time, bodies, versions, who asks, and refusals as problem details.</summary>
internal static class ProductionRequest
{
    private const int MaxBodyBytes = 16 * 1024 * 1024;
    private const int MaxDays = 400;

    private static readonly TimeSpan s_standardSpan = TimeSpan.FromDays(7);

    /// <summary>Reads <c>of</c>, <c>from</c>, <c>to</c>, <c>by</c> and <c>level</c>.</summary>
    /// <exception cref="ProductionRefusedException">The asset is not known.</exception>
    /// <exception cref="ParameterFaultsException">A parameter is not valid.</exception>
    public static FigureQuery Figures(HttpContext context, params string[] further)
    {
        IQueryCollection query = context.Request.Query;
        ParameterFaults faults = new();
        faults.AddUnknown(query, ["of", "from", "to", "by", "level", .. further]);
        (DateTimeOffset from, DateTimeOffset to) = Span(context, faults);
        FigureQuery wanted = new(
            Asset(context), from, to, Word(query["by"], "by", PeriodKind.Whole, faults), Word(query["level"], "level", FigureLevel.Self, faults));
        return faults.Any ? throw new ParameterFaultsException(faults) : wanted;
    }

    /// <summary>The asset that <c>of</c> names; null without one.</summary>
    /// <exception cref="ProductionRefusedException">The asset is not known.</exception>
    public static string? Asset(HttpContext context)
    {
        string? asset = context.Request.Query["of"].FirstOrDefault(text => !string.IsNullOrEmpty(text));
        return asset is null || context.RequestServices.GetRequiredService<FigureReader>().Knows(asset)
            ? asset
            : throw ProductionRefusedException.NotFound($"The twin graph has no '{asset}'; 'of' takes the twin id of a plant, a line or a station.");
    }

    /// <param name="context">The request.</param>
    /// <param name="faults">Takes what is wrong with it.</param>
    /// <param name="ahead">How far after now it reaches where no end is asked for.</param>
    public static (DateTimeOffset From, DateTimeOffset To) Span(HttpContext context, ParameterFaults faults, TimeSpan ahead = default)
    {
        DateTimeOffset now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        DateTimeOffset? asked = Time(context.Request.Query["to"], "to", faults);
        DateTimeOffset from = Time(context.Request.Query["from"], "from", faults) ?? (asked ?? now) - s_standardSpan;
        DateTimeOffset to = asked ?? (now + ahead - from <= TimeSpan.FromDays(MaxDays) ? now + ahead : now);
        if (!faults.Any && from >= to)
        {
            faults.Add("from", "must lie before 'to'");
        }
        else if (!faults.Any && to - from > TimeSpan.FromDays(MaxDays))
        {
            faults.Add("from", $"lies more than {MaxDays} days before 'to'; ask for less at a time");
        }

        return (from, to);
    }

    public static DateTimeOffset? Time(string? text, string parameter, ParameterFaults faults)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (TelemetryTime.ParseNs(text) is not { } timeNs)
        {
            faults.Add(parameter, $"'{text}' is no time; use {TelemetryTime.TimeForm}");
            return null;
        }

        DateTimeOffset time = EpochTime.FromNs(timeNs);
        if (IsUsable(time))
        {
            return time;
        }

        faults.Add(parameter, $"'{text}' must lie between {PlantClock.FirstYear} and {PlantClock.LastYear}");
        return null;
    }

    /// <summary>A time at which a plant can have worked, or will.</summary>
    public static bool IsUsable(DateTimeOffset time) => PlantClock.IsUsable(time.Year);

    public static T Word<T>(string? text, string parameter, T standard, ParameterFaults faults)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (char.IsAsciiLetter(text[0]) && Enum.TryParse(text, ignoreCase: true, out T word))
        {
            return word;
        }

        faults.Add(parameter, $"'{text}' is unknown; use {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return standard;
    }

    /// <summary>The body as JSON.</summary>
    /// <exception cref="ProductionRefusedException">It is none, with the place of the fault.</exception>
    public static async Task<T> JsonAsync<T>(HttpContext context, JsonSerializerOptions? options = null)
        where T : class
    {
        byte[] body = await BytesAsync(context.Request, context.RequestAborted);
        try
        {
            return JsonSerializer.Deserialize<T>(body, options ?? ProductionJson.Options) ?? throw ProductionRefusedException.Invalid("The body is null; send a JSON value.");
        }
        catch (JsonException fault)
        {
            string place = fault.Path is { Length: > 2 } path ? $" at {path.TrimStart('$', '.')}" : string.Empty;
            throw ProductionRefusedException.Invalid($"The body cannot be read{place} (line {(fault.LineNumber ?? 0) + 1}): {fault.Message.Split(" Path:")[0]}");
        }
    }

    /// <summary>The body as UTF-8 text.</summary>
    public static async Task<string> TextAsync(HttpContext context) => Encoding.UTF8.GetString(await BytesAsync(context.Request, context.RequestAborted));

    /// <summary>Version of <c>If-Match</c>: null for <c>*</c>; refused when there is none, for nobody may overwrite another's change unseen.</summary>
    public static long? IfMatch(HttpRequest request)
    {
        string text = request.Headers.IfMatch.ToString().Trim();
        if (text == "*")
        {
            return null;
        }

        if (text.Length == 0)
        {
            throw new ProductionRefusedException(StatusCodes.Status428PreconditionRequired, "If-Match is missing.", "Send the ETag that the present version came with, or * to overwrite whatever is there.");
        }

        return long.TryParse(text.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out long version)
            ? version
            : throw ProductionRefusedException.Invalid($"If-Match {text} is no version; send the ETag that the present version came with.");
    }

    /// <summary>Who asks, as the client says itself.</summary>
    public static string? Actor(HttpContext context) => RequestActor.Origin(context.Request, "production").Actor;

    /// <summary>Runs what answers a request, and turns refusals into problem details.</summary>
    public static async Task<IResult> AnswerAsync(HttpContext context, Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (ParameterFaultsException fault)
        {
            return fault.Faults.ToProblem();
        }
        catch (ProductionRefusedException refusal)
        {
            return TypedResults.Problem(
                refusal.Message, title: refusal.Title, statusCode: refusal.Status, extensions: refusal.Errors is null ? null : new Dictionary<string, object?> { ["errors"] = refusal.Errors });
        }
        catch (BadHttpRequestException problem)
        {
            return TypedResults.Problem(problem.Message, title: "The request cannot be read.", statusCode: problem.StatusCode);
        }
    }

    private static async Task<byte[]> BytesAsync(HttpRequest request, CancellationToken cancel)
    {
        using MemoryStream body = new();
        byte[] buffer = new byte[64 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, cancel)) > 0;)
        {
            if (body.Length + read > MaxBodyBytes)
            {
                throw new BadHttpRequestException($"the body is larger than {MaxBodyBytes} bytes; send the table in parts", StatusCodes.Status413PayloadTooLarge);
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }
}
