using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Ingest.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Predictions for a file.</summary>
internal static class PredictionEndpoints
{
    public static Task<IResult> RulAsync(
        HttpContext context, ModelShelf models, PrognosticsFolder folder, IOptions<PrognosticsOptions> options, string id, string? all, string? contributions, CancellationToken cancel) =>
        PrognosticsRequest.AnswerAsync(context, async () =>
        {
            ParameterFaults faults = new();
            faults.AddUnknown(context.Request.Query, "all", "contributions");
            bool everyRow = PrognosticsRequest.Flag(faults, "all", all, standard: false);
            bool explained = PrognosticsRequest.Flag(faults, "contributions", contributions, standard: !everyRow);
            if (faults.Any)
            {
                return faults.ToProblem();
            }

            StoredModel model = models.Load(id);
            HistoryFrame frame = await ReadAsync(context, model, folder, options.Value, cancel).ConfigureAwait(false);
            if (model.Body.Rul is { } rul)
            {
                return new RulPredictions(Forecasting.Run(rul, frame, everyRow, explained), model.Head.Request.Level, IsCsv(context));
            }

            return model.Head.Kind == ModelKind.Classifier
                ? new ClassPredictions(model.Body.Tabular!, frame, IsCsv(context))
                : new NumberPredictions(model.Body.Tabular!, frame, model.Head.Request.Level, IsCsv(context));
        });

    public static Task<IResult> ClassesAsync(
        HttpContext context, ModelShelf models, PrognosticsFolder folder, IOptions<PrognosticsOptions> options, string id, CancellationToken cancel) =>
        PrognosticsRequest.AnswerAsync(context, async () =>
        {
            StoredModel model = models.Load(id);
            if (model.Head.Kind != ModelKind.Classifier)
            {
                throw new PrognosticsException(PrognosticsFault.Conflict, $"'{id}' is no classifier: send the file to /api/prognostics/models/{id}/predictions");
            }

            HistoryFrame frame = await ReadAsync(context, model, folder, options.Value, cancel).ConfigureAwait(false);
            return new ClassPredictions(model.Body.Tabular!, frame, IsCsv(context));
        });

    private static async Task<HistoryFrame> ReadAsync(HttpContext context, StoredModel model, PrognosticsFolder folder, PrognosticsOptions options, CancellationToken cancel)
    {
        using SpooledFile file = await SpooledFile.TakeAsync(PrognosticsRequest.LargeBody(context), folder.Scratch, options, cancel).ConfigureAwait(false);
        return await Task.Run(() => Load(file, model.Head.Schema, cancel), cancel).ConfigureAwait(false);
    }

    internal static HistoryFrame Load(SpooledFile file, HistorySchema schema, CancellationToken cancel)
    {
        using TextReader text = file.Read();
        return HistoryLoading.Load(text, schema, cancel: cancel);
    }

    private static bool IsCsv(HttpContext context) => context.Request.Headers.Accept.ToString().Contains("text/csv", StringComparison.OrdinalIgnoreCase);
}
