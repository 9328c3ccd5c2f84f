using System.Globalization;
using BatteryTwin.Domain.RootCause.Interventions;
using BatteryTwin.Domain.RootCause.Observations;
using BatteryTwin.Domain.RootCause.Units;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.RootCause;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Web.Api.RootCause;

/// <summary>Causal models and what they say of units, batches and interventions: <c>/api/rootcause/models</c>.</summary>
public static class CausalModelsApi
{
    private const string Csv = "text/csv";

    /// <summary>A body is read as what the operation expects, whatever a client calls it.</summary>
    private const string AnyType = "*/*";

    public static IEndpointRouteBuilder MapCausalModelsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder models = routes.MapGroup("/api/rootcause/models").WithTags("Root cause").DisableAntiforgery();
        models.MapPost("/", AddAsync)
            .WithSummary("Fits a causal model: multipart with graph (JSON) and data (CSV of reference units, a column for each node; both may be gzip), and keeps it")
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<CausalModelAnswer>(StatusCodes.Status201Created)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge);
        models.MapGet("/", (ICausalModels kept) => TypedResults.Ok(new CausalModelList(kept.Ids()))).WithSummary("Ids of the models, newest first");
        models.MapGet("/{id}", GetAsync).WithSummary("What was fitted, and what is doubtful").Produces<CausalModelAnswer>().ProducesProblem(StatusCodes.Status404NotFound);
        models.MapDelete("/{id}", (string id, ICausalModels kept) => kept.Delete(id) ? Results.NoContent() : NotFound(id)).WithSummary("Deletes a model").Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPost("/{id}/units", UnitsAsync)
            .WithSummary("Why did these units fail? CSV with a row for each; ?seed= settles the comparison sample")
            .Accepts<string>(Csv, AnyType)
            .Produces<UnitsAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPost("/{id}/batches", BatchAsync)
            .WithSummary("What changed in this batch, and how much of the target's change does it explain? CSV with a row for each unit")
            .Accepts<string>(Csv, AnyType)
            .Produces<BatchAnswer>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        models.MapPost("/{id}/interventions", InterveneAsync)
            .WithSummary("What would the target be on average with nodes held at values? {\"set\": {\"node\": value}}")
            .Accepts<InterventionRequest>("application/json", AnyType)
            .Produces<InterventionEstimate>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> AddAsync(HttpContext context, ICausalModels kept, IOptions<RootCauseOptions> options, CancellationToken cancel) => RootCauseAnswer.OfAsync(async () =>
    {
        long most = options.Value.UploadBytes;
        IFormCollection form = await Upload.FormAsync(context.Request, most, cancel);
        KeptCausalModel model = await kept.AddAsync(await Upload.PartAsync(form, "graph", most, cancel), await Upload.PartAsync(form, "data", most, cancel), cancel);
        return Results.Created($"/api/rootcause/models/{model.Id}", CausalModelAnswer.Of(model));
    });

    private static Task<IResult> GetAsync(string id, ICausalModels kept, CancellationToken cancel) =>
        WithModelAsync(id, kept, model => Task.FromResult(Results.Ok(CausalModelAnswer.Of(model))), cancel);

    private static Task<IResult> UnitsAsync(HttpContext context, string id, string? seed, ICausalModels kept, IOptions<RootCauseOptions> options, CancellationToken cancel) => WithModelAsync(id, kept, async model =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "seed");
        ulong chosen = 0;
        if (!string.IsNullOrEmpty(seed) && !ulong.TryParse(seed, NumberStyles.None, CultureInfo.InvariantCulture, out chosen))
        {
            faults.Add("seed", $"'{seed}' is no whole number from 0 to {ulong.MaxValue}");
        }

        if (faults.Any)
        {
            return faults.ToProblem();
        }

        ObservationTable units = await TableAsync(context, model, options.Value.UnitRows, options.Value.UploadBytes, cancel);
        UnitReport report = await Task.Run(() => model.Units.Explain(units, chosen, cancel), cancel);
        return Results.Ok(new UnitsAnswer(report.Units, UnitAttribution.Scale, UnitAttribution.Level, chosen, report.Warnings));
    }, cancel);

    private static Task<IResult> BatchAsync(HttpContext context, string id, ICausalModels kept, IOptions<RootCauseOptions> options, CancellationToken cancel) => WithModelAsync(id, kept, async model =>
    {
        ObservationTable batch = await TableAsync(context, model, options.Value.BatchRows, options.Value.UploadBytes, cancel);
        return Results.Ok(BatchAnswer.Of(await Task.Run(() => model.Batches.Compare(batch), cancel)));
    }, cancel);

    private static Task<IResult> InterveneAsync(HttpContext context, string id, ICausalModels kept, IOptions<RootCauseOptions> options, CancellationToken cancel) => WithModelAsync(id, kept, async model =>
    {
        InterventionRequest request = InterventionRequest.Read(await Upload.BodyAsync(context.Request, options.Value.UploadBytes, cancel));
        return Results.Ok(await Task.Run(() => model.Interventions.Estimate(request.Set), cancel));
    }, cancel);

    private static Task<IResult> WithModelAsync(string id, ICausalModels kept, Func<KeptCausalModel, Task<IResult>> answer, CancellationToken cancel) =>
        RootCauseAnswer.OfAsync(async () => await kept.FindAsync(id, cancel) is { } model ? await answer(model) : NotFound(id));

    private static async Task<ObservationTable> TableAsync(HttpContext context, KeptCausalModel model, int mostRows, long mostBytes, CancellationToken cancel)
    {
        using StreamReader reader = new(new MemoryStream(await Upload.BodyAsync(context.Request, mostBytes, cancel)));
        return ObservationCsv.Read(reader, model.Model.Graph, mostRows);
    }

    private static IResult NotFound(string id) => Results.Problem(
        $"There is no causal model '{id}'; list them with GET /api/rootcause/models, or make one with POST.", title: "There is no such model.", statusCode: StatusCodes.Status404NotFound);
}
