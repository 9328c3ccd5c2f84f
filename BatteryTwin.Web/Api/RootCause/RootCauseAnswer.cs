using BatteryTwin.Domain.RootCause;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Turns what cannot be answered into problem details.</summary>
internal static class RootCauseAnswer
{
    public static async Task<IResult> OfAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (RootCauseInputException fault)
        {
            return Results.Problem(fault.Message, title: "What was sent cannot be used.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (UploadException fault)
        {
            return Results.Problem(fault.Message, title: fault.Status == StatusCodes.Status413PayloadTooLarge ? "The upload is too large." : "The upload cannot be read.", statusCode: fault.Status);
        }
        catch (BadHttpRequestException fault)
        {
            return Results.Problem(fault.Message, title: fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The upload is too large." : "The upload cannot be read.", statusCode: fault.StatusCode);
        }
    }
}
