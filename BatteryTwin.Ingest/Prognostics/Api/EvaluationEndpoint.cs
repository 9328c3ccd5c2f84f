using System.Diagnostics;
using System.Globalization;
using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Domain.Prognostics.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Scores a model of remaining life on histories whose truth is known.</summary>
internal static class EvaluationEndpoint
{
    private const string Form = "send multipart/form-data with two files, data (histories in the data set's format) and truth (one remaining life per line, in asset order)";

    public static Task<IResult> RunAsync(
        HttpContext context, ModelShelf models, PrognosticsFolder folder, IOptions<PrognosticsOptions> options, string id, CancellationToken cancel) =>
        PrognosticsRequest.AnswerAsync(context, async () =>
        {
            StoredModel model = models.Load(id);
            RulModel rul = model.Body.Rul ?? throw new PrognosticsException(PrognosticsFault.Conflict, $"'{id}' does not predict remaining life; its scores on unseen rows are in GET /api/prognostics/models/{id}");
            Dictionary<string, SpooledFile> parts = [];
            try
            {
                await ReadPartsAsync(context, parts, folder.Scratch, options.Value, cancel).ConfigureAwait(false);
                return TypedResults.Ok(await Task.Run(() => Evaluate(rul, model.Head, Part(parts, "data"), Part(parts, "truth"), cancel), cancel).ConfigureAwait(false));
            }
            finally
            {
                foreach (SpooledFile part in parts.Values)
                {
                    part.Dispose();
                }
            }
        });

    private static async Task ReadPartsAsync(HttpContext context, Dictionary<string, SpooledFile> parts, string scratch, PrognosticsOptions options, CancellationToken cancel)
    {
        string boundary = MediaTypeHeaderValue.TryParse(context.Request.ContentType, out MediaTypeHeaderValue? type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString()
            : string.Empty;
        // 70 characters are the most that RFC 2046 allows.
        if (boundary.Length is 0 or > 70)
        {
            throw new PrognosticsException(PrognosticsFault.UnsupportedMedia, $"the Content-Type is '{context.Request.ContentType}'; {Form}");
        }

        MultipartReader reader = new(boundary, PrognosticsRequest.LargeBody(context)) { BodyLengthLimit = null };
        try
        {
            while (await reader.ReadNextSectionAsync(cancel).ConfigureAwait(false) is { } section)
            {
                if (section.GetContentDispositionHeader()?.Name.Value?.Trim('"') is { } name and ("data" or "truth") && !parts.ContainsKey(name))
                {
                    parts[name] = await SpooledFile.TakeAsync(section.Body, scratch, options, cancel).ConfigureAwait(false);
                }
            }
        }
        catch (IOException problem) when (!cancel.IsCancellationRequested)
        {
            throw PrognosticsRequest.Invalid($"the form ends too early or is not well formed ({problem.Message}); {Form}");
        }
    }

    private static SpooledFile Part(Dictionary<string, SpooledFile> parts, string name) =>
        parts.TryGetValue(name, out SpooledFile? part) ? part : throw PrognosticsRequest.Invalid($"the form has no part '{name}'; {Form}");

    private static EvaluationAnswer Evaluate(RulModel rul, ModelHead head, SpooledFile data, SpooledFile truthFile, CancellationToken cancel)
    {
        HistoryFrame frame = PredictionEndpoints.Load(data, head.Schema, cancel);
        double[] truth = Truth(truthFile, frame.Assets.Length, cancel);
        if (truth.Length != frame.Assets.Length)
        {
            throw PrognosticsRequest.Invalid($"truth has {(truth.Length > frame.Assets.Length ? "more" : truth.Length)} values, data {frame.Assets.Length} assets: send one value per asset, in the order in which assets first appear");
        }

        long begun = Stopwatch.GetTimestamp();
        List<AssetForecast> forecasts = [];
        foreach (AssetForecast forecast in Forecasting.Run(rul, frame, allRows: false, withContributions: false))
        {
            cancel.ThrowIfCancellationRequested();
            forecasts.Add(forecast);
        }

        double seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        int[] made = [.. Enumerable.Range(0, truth.Length).Where(asset => forecasts[asset].Rul is not null)];
        RulScores scores = RulScores.Of(
            Array.ConvertAll(made, asset => forecasts[asset].Rul!.Value), Array.ConvertAll(made, asset => forecasts[asset].Lower!.Value),
            Array.ConvertAll(made, asset => forecasts[asset].Upper!.Value), Array.ConvertAll(made, asset => truth[asset]), rul.RulCap, truth.Length - made.Length);
        return new(scores.Rmse, scores.Score, scores.Coverage, scores.MeanWidth, scores.RmseUncapped, scores.Mae, scores.Bias, scores.N, scores.Abstained, rul.RulCap,
            rul.Intervals.Level, Math.Round(frame.Rows / Math.Max(seconds, 1e-6)), scores.ByRulBand);
    }

    /// <summary>The values; reading stops behind as many as are wanted and one more.</summary>
    private static double[] Truth(SpooledFile file, int wanted, CancellationToken cancel)
    {
        List<double> truth = [];
        using TextReader text = file.Read();
        DelimitedReader lines = new(text, ' ');
        while (truth.Count <= wanted && lines.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (lines.Count != 1 || !double.TryParse(lines[0], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || !(value >= 0 && double.IsFinite(value)))
            {
                throw PrognosticsRequest.Invalid($"truth, line {lines.Line}: one remaining life per line is needed, a number from 0");
            }

            truth.Add(value);
        }

        return [.. truth];
    }
}
