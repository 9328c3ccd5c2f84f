using BatteryTwin.Ingest.Prognostics.Desk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Data sets, models of remaining life, classifiers, and what they predict: <c>/api/prognostics</c>.</summary>
public static class PrognosticsApi
{
    public static IEndpointRouteBuilder MapPrognosticsApi(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder all = routes.MapGroup("/api/prognostics").WithTags("Prognostics").DisableAntiforgery()
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        MapDatasets(all.MapGroup("/datasets"));
        MapModels(all.MapGroup("/models"));
        MapClassifiers(all.MapGroup("/classifiers"));
        MapRegistry(all);
        all.MapGet("/forecasts", ForecastEndpoints.ListAsync)
            .WithSummary("Remaining life of every watched component of the running plant, shortest first, with its distribution or the reason why nothing is said; twin= (repeatable) names twins");
        return routes;
    }

    private static void MapDatasets(RouteGroupBuilder datasets)
    {
        datasets.MapGet("/", DatasetEndpoints.List).WithSummary("Data sets, newest first");
        datasets.MapPost("/", DatasetEndpoints.AddAsync).Produces<DatasetAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .WithSummary("Keeps the body (plain or gzip) as a data set: format=cmapss or csv; for csv task=rul, classify or regress and asset=, time=, label=, target= name columns, ignore= those to leave out, use= the only ones to learn from (* = any text)");
        datasets.MapGet("/{id}", DatasetEndpoints.Find).Produces<DatasetAnswer>().WithSummary("What a data set holds");
        datasets.MapDelete("/{id}", DatasetEndpoints.Delete).Produces(StatusCodes.Status204NoContent).WithSummary("Forgets a data set; models trained on it stay");
    }

    private static void MapModels(RouteGroupBuilder models)
    {
        models.MapGet("/", ModelEndpoints.List).WithSummary("Models of every kind with their lineage and scores, newest first");
        models.MapPost("/", ModelEndpoints.TrainAsync).Accepts<TrainingBody>("application/json").Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Trains a model of remaining life (or of a number) as a job, whose result holds modelId and the scores on unseen assets");
        models.MapPost("/import", ModelEndpoints.ImportAsync).Produces<ModelHead>(StatusCodes.Status201Created).WithSummary("Takes a model's file from elsewhere");
        models.MapGet("/{id}", ModelEndpoints.Find).WithSummary("A model's lineage, parameters, scores and most important features");
        models.MapDelete("/{id}", ModelEndpoints.Delete).Produces(StatusCodes.Status204NoContent).WithSummary("Forgets a model");
        models.MapGet("/{id}/file", ModelEndpoints.Export).Produces(StatusCodes.Status200OK, contentType: "application/gzip").WithSummary("The model as one file");
        models.MapPost("/{id}/predictions", PredictionEndpoints.RulAsync)
            .WithSummary("Forecasts for the histories in the body (a file in the data set's format): one per asset at its last row, or every row with all=true; contributions=true or false; CSV by Accept");
        models.MapPost("/{id}/evaluation", EvaluationEndpoint.RunAsync).Produces<EvaluationAnswer>().ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithSummary("Forecasts against the truth: multipart with data (a file in the data set's format) and truth (one remaining life per line, in asset order)");
    }

    private static void MapClassifiers(RouteGroupBuilder classifiers)
    {
        classifiers.MapGet("/", ModelEndpoints.ListClassifiers).WithSummary("Classifiers, newest first");
        classifiers.MapPost("/", ModelEndpoints.TrainClassifierAsync).Accepts<TrainingBody>("application/json").Produces(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Trains a classifier as a job, whose result holds modelId and the scores on unseen rows");
        classifiers.MapGet("/{id}", ModelEndpoints.FindClassifier).WithSummary("A classifier's lineage, parameters and scores");
        classifiers.MapDelete("/{id}", ModelEndpoints.Delete).Produces(StatusCodes.Status204NoContent).WithSummary("Forgets a classifier");
        classifiers.MapPost("/{id}/predictions", PredictionEndpoints.ClassesAsync)
            .WithSummary("Class and probabilities of each row of the body (a file in the data set's format); CSV by Accept");
    }

    private static void MapRegistry(RouteGroupBuilder all)
    {
        all.MapGet("/registry", RegistryEndpoints.List).WithSummary("Types of components with their champion, challengers, candidates and retired models");
        all.MapGet("/registry/history", RegistryEndpoints.History).WithSummary("Who changed which model's state when and why, newest first: type, limit");
        all.MapGet("/registry/{type}", RegistryEndpoints.Find).Produces<RegistryTypeAnswer>().WithSummary("The models of a type of component");
        all.MapPost("/registry/{type}/changes", RegistryEndpoints.Change).Accepts<RegistryChangeBody>("application/json").Produces<RegistryTypeAnswer>().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Changes a model's state: candidate, challenge, promote, rollback or retire, with a reason; X-BatteryTwin-Actor says who");
        all.MapGet("/outcomes", RegistryEndpoints.Outcomes).WithSummary("How lives of components ended, newest first: type, limit");
        all.MapPost("/outcomes", RegistryEndpoints.AddOutcome).Accepts<OutcomeBody>("application/json").Produces<OutcomeAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Tells that a component failed, or was replaced without a fault, so that forecasts are compared with the truth");
        all.MapGet("/health", RegistryEndpoints.Health).WithSummary("Whether forecasts hold, by type: coverage against the promise, errors, α–λ, horizon, warnings, drift of inputs, challengers");
        all.MapGet("/trainings", RegistryEndpoints.Trainings).WithSummary("Running trainings and those that ended lately");
    }
}
