using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Domain.Traceability.Tables;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Faults of tables and cases as problem details that name table, column and row.</summary>
internal static class TableProblems
{
    /// <summary>Runs an endpoint; what is wrong with what was sent becomes its answer.</summary>
    public static async Task<IResult> GuardAsync(Func<Task<IResult>> answer)
    {
        try
        {
            return await answer();
        }
        catch (TableUploadException fault)
        {
            return fault.Answer;
        }
        catch (TableException fault)
        {
            Dictionary<string, object?> place = new() { ["table"] = fault.Table, ["column"] = fault.Column, ["row"] = fault.Row };
            return Results.Problem(fault.Message, title: "A table cannot be used.", statusCode: StatusCodes.Status400BadRequest, extensions: place);
        }
        catch (PlantCaseException fault)
        {
            return Results.Problem(fault.Message, title: "The case cannot be worked on.", statusCode: StatusCodes.Status400BadRequest);
        }
    }
}
