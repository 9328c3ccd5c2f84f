using BatteryTwin.Ingest.Jobs;
using BatteryTwin.Ingest.Prognostics.Registry;
using Microsoft.AspNetCore.Http;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Models over HTTP: training, lineage, files.</summary>
internal static class ModelEndpoints
{
    private const string Example = "{\"name\": \"…\", \"datasetId\": \"…\", \"rulCap\": 125, \"level\": 0.9, \"seed\": 1}";

    public static IResult List(ModelShelf models) => TypedResults.Ok(new { Models = models.All().Select(ModelAnswer.Of).ToArray() });

    public static IResult ListClassifiers(ModelShelf models) =>
        TypedResults.Ok(new { Classifiers = models.All().Where(head => head.Kind == ModelKind.Classifier).Select(ModelAnswer.Of).ToArray() });

    public static IResult Find(HttpContext context, ModelShelf models, string id) => PrognosticsRequest.Answer(context, () => TypedResults.Ok(ModelAnswer.Of(models.Head(id))));

    public static IResult FindClassifier(HttpContext context, ModelShelf models, string id) => PrognosticsRequest.Answer(context, () =>
        models.Head(id) is { Kind: ModelKind.Classifier } head
            ? TypedResults.Ok(ModelAnswer.Of(head))
            : throw new PrognosticsException(PrognosticsFault.Unknown, $"'{id}' is no classifier; see GET /api/prognostics/models/{id}"));

    public static Task<IResult> TrainAsync(HttpContext context, ModelTraining training, CancellationToken cancel) => StartAsync(context, training, asClassifier: false, cancel);

    public static Task<IResult> TrainClassifierAsync(HttpContext context, ModelTraining training, CancellationToken cancel) => StartAsync(context, training, asClassifier: true, cancel);

    public static IResult Delete(HttpContext context, ModelRegistry registry, string id) => PrognosticsRequest.Answer(context, () =>
    {
        registry.Delete(id, PrognosticsRequest.Actor(context));
        return TypedResults.NoContent();
    });

    public static IResult Export(HttpContext context, ModelShelf models, string id) =>
        PrognosticsRequest.Answer(context, () => TypedResults.PhysicalFile(models.FileOf(id), "application/gzip", $"{id}.model"));

    public static Task<IResult> ImportAsync(HttpContext context, ModelShelf models, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
    {
        ModelHead head = await models.ImportAsync(PrognosticsRequest.LargeBody(context), cancel).ConfigureAwait(false);
        return TypedResults.Created($"/api/prognostics/models/{head.Id}", ModelAnswer.Of(head));
    });

    private static Task<IResult> StartAsync(HttpContext context, ModelTraining training, bool asClassifier, CancellationToken cancel) => PrognosticsRequest.AnswerAsync(context, async () =>
    {
        TrainingBody body = await PrognosticsRequest.BodyAsync<TrainingBody>(context, Example, cancel).ConfigureAwait(false);
        TrainingRequest request = PrognosticsRequest.Checked(body);
        JobStatus job = training.Start(request, asClassifier);
        return TypedResults.Accepted($"/api/jobs/{Uri.EscapeDataString(job.Id)}", new { jobId = job.Id });
    });
}
