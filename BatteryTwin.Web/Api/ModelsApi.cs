using BatteryTwin.Domain.Dtdl.Language;
using BatteryTwin.Domain.Dtdl.Language.Json;

namespace BatteryTwin.Web.Api;

/// <summary>JSON API of DTDL models.</summary>
public static class ModelsApi
{
    public static IEndpointRouteBuilder MapModelsApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/models/validate", ValidateAsync)
            .WithName("ValidateModels")
            .WithSummary("Checks DTDL documents against the language, versions 2 and 3; nothing is stored.")
            .Accepts<object>("application/json")
            .Produces<ModelCheckAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        return routes;
    }

    private static async Task<IResult> ValidateAsync(HttpRequest request, CancellationToken stop)
    {
        using MemoryStream body = new();
        await request.Body.CopyToAsync(body, stop);
        try
        {
            ModelCheckRequest check = ModelCheckRequest.Read(body.GetBuffer().AsSpan(0, (int)body.Length));
            ModelVerdict verdict = ModelValidator.Validate(check.Documents, check.Options, stop);
            return Results.Ok(new ModelCheckAnswer(verdict.IsValid, verdict.Errors));
        }
        catch (Exception fault) when (fault is JsonTextException or FormatException)
        {
            return Results.Problem($"{fault.Message}; send {{\"documents\": [...]}}", statusCode: StatusCodes.Status400BadRequest, title: "The request cannot be read");
        }
    }
}
