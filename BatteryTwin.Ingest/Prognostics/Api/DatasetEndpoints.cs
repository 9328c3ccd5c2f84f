using BatteryTwin.Domain.Prognostics.Data;
using BatteryTwin.Ingest.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace BatteryTwin.Ingest.Prognostics.Api;

/// <summary>Data sets over HTTP.</summary>
internal static class DatasetEndpoints
{
    private const int MaxNameLength = 200;

    public static IResult List(DatasetShelf datasets) => TypedResults.Ok(new { Datasets = datasets.All().Select(DatasetAnswer.Of).ToArray() });

    public static IResult Find(HttpContext context, DatasetShelf datasets, string id) =>
        PrognosticsRequest.Answer(context, () => TypedResults.Ok(DatasetAnswer.Of(datasets.Find(id))));

    public static IResult Delete(HttpContext context, DatasetShelf datasets, string id) => PrognosticsRequest.Answer(context, () =>
    {
        datasets.Delete(id);
        return TypedResults.NoContent();
    });

    public static Task<IResult> AddAsync(
        HttpContext context, DatasetShelf datasets, string? name, string? format, string? task, string? asset, string? time, string? label, string? target, [FromQuery] string[]? ignore, [FromQuery] string[]? use, CancellationToken cancel) =>
        PrognosticsRequest.AnswerAsync(context, async () =>
        {
            ParameterFaults faults = new();
            faults.AddUnknown(context.Request.Query, "name", "format", "task", "asset", "time", "label", "target", "ignore", "use");
            HistoryFormat kind = Choice(faults, "format", format, HistoryFormat.Csv);
            HistoryTask what = Choice(faults, "task", task, HistoryTask.Rul);
            if (kind == HistoryFormat.Cmapss && what != HistoryTask.Rul)
            {
                faults.Add("task", "format=cmapss holds run-to-failure histories only; use task=rul or format=csv");
            }

            if (name?.Length > MaxNameLength)
            {
                faults.Add("name", $"has {name.Length} characters; at most {MaxNameLength} are kept");
            }

            if (faults.Any)
            {
                return faults.ToProblem();
            }

            HistoryRequest request = new(kind, what) { Asset = asset, Time = time, Label = label, Target = target, Ignore = Names(ignore), Use = Names(use) };
            StoredDataset dataset = await datasets.AddAsync(string.IsNullOrWhiteSpace(name) ? "Data set" : name.Trim(), request, PrognosticsRequest.LargeBody(context), cancel).ConfigureAwait(false);
            return TypedResults.Created($"/api/prognostics/datasets/{dataset.Id}", DatasetAnswer.Of(dataset));
        });

    private static string[] Names(string[]? given) => [.. (given ?? []).SelectMany(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    private static T Choice<T>(ParameterFaults faults, string parameter, string? text, T standard)
        where T : struct, Enum
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (Enum.TryParse(text, ignoreCase: true, out T choice) && Enum.IsDefined(choice) && !char.IsAsciiDigit(text[0]))
        {
            return choice;
        }

        faults.Add(parameter, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()))}");
        return standard;
    }
}
