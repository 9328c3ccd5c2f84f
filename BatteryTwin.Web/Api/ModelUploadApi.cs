using System.Text.Json;
using BatteryTwin.Domain.Dtdl.Folders;
using BatteryTwin.Domain.Twins;
using Microsoft.AspNetCore.Http.Features;

namespace BatteryTwin.Web.Api;

/// <summary>Upload of a folder of DTDL files: <c>POST /api/models/upload</c>.</summary>
public static class ModelUploadApi
{
    private const long MaxBytes = 256L << 20;

    private static readonly FormOptions s_form = new() { MultipartBodyLengthLimit = MaxBytes, ValueCountLimit = 20_000 };

    public static IEndpointRouteBuilder MapModelUploadApi(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/models/upload", UploadAsync)
            .DisableAntiforgery()
            .WithTags("Models")
            .WithSummary("Checks the .json files of a folder together and creates their models, whatever the order of the files; nothing is created when any file has an error")
            .Produces<ModelUploadAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status409Conflict);
        return routes;
    }

    private static async Task<IResult> UploadAsync(HttpContext context, ITwinGraph graph, CancellationToken cancel)
    {
        if (!context.Request.HasFormContentType)
        {
            return Results.Problem("Send the files as multipart/form-data, one part each, with the path in the folder as file name.", title: "There are no files.", statusCode: StatusCodes.Status400BadRequest);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MaxBytes;
        }

        IReadOnlyList<ModelFile> files = await FilesAsync(context.Request, cancel);
        if (files.Count == 0)
        {
            return Results.Problem("None of the files sent ends in .json.", title: "There are no models.", statusCode: StatusCodes.Status400BadRequest);
        }

        ModelFolderPlan plan = ModelFolder.Plan(files, graph.Current.Models, graph.Limits, cancel);
        return plan.IsValid ? await CreateAsync(plan, graph, RequestActor.Origin(context.Request, "api"), cancel) : Refused(plan);
    }

    private static async Task<IReadOnlyList<ModelFile>> FilesAsync(HttpRequest request, CancellationToken cancel)
    {
        IFormCollection form = await request.ReadFormAsync(s_form, cancel);
        List<ModelFile> files = [];
        foreach (IFormFile file in form.Files.Where(file => file.FileName.EndsWith(".json", StringComparison.OrdinalIgnoreCase)))
        {
            using MemoryStream content = new((int)file.Length);
            await file.CopyToAsync(content, cancel);
            files.Add(new(file.FileName, content.GetBuffer().AsMemory(0, (int)content.Length)));
        }

        return files;
    }

    private static async Task<IResult> CreateAsync(ModelFolderPlan plan, ITwinGraph graph, ChangeOrigin origin, CancellationToken cancel)
    {
        int created = 0;
        try
        {
            foreach (IReadOnlyList<JsonElement> batch in plan.Batches)
            {
                created += (await graph.AddModelsAsync(batch, origin, cancel)).Count;
            }

            return Results.Ok(new ModelUploadAnswer(created, plan.Files));
        }
        catch (TwinGraphException problem)
        {
            // Somebody changed the models since the check, or the twin service that keeps them refused.
            return Results.Problem(
                $"{problem.Message} {created} models were created before; upload the folder again to create the rest.", title: "Not all models could be created.", statusCode: StatusCodes.Status409Conflict);
        }
    }

    private static IResult Refused(ModelFolderPlan plan)
    {
        ModelFileReport[] wrong = [.. plan.Files.Where(file => file.Errors.Count > 0)];
        return Results.Problem(
            $"Nothing was created: {wrong.Length} of {plan.Files.Count} files have errors. The first: {wrong[0].Path}: {wrong[0].Errors[0]}",
            title: "The models are not valid.",
            statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?> { ["files"] = plan.Files });
    }
}
