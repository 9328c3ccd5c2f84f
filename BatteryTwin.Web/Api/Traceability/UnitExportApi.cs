using System.Globalization;
using System.Text;
using BatteryTwin.Domain.Traceability;
using BatteryTwin.Domain.Traceability.Tables;
using BatteryTwin.Ingest.Api;
using BatteryTwin.Ingest.Storage.Traceability;
using BatteryTwin.Web.State.Trace;

namespace BatteryTwin.Web.Api.Traceability;

/// <summary>Units as CSV, to be worked on elsewhere.</summary>
public static class UnitExportApi
{
    public static IEndpointRouteBuilder MapUnitExportApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/traceability/export/{table}", ExportAsync)
            .WithTags("Traceability")
            .WithSummary("Units of a table as CSV: from, to (milliseconds since 1970), plant, line, failed=yes for those that failed a check, of=id for those made of a unit or lot")
            .Produces<string>(contentType: "text/csv")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
        return routes;
    }

    private static Task<IResult> ExportAsync(HttpContext context, string table, string? from, string? to, string? plant, string? line, string? failed, string? of, IGenealogyShelf shelf, IProcessTables process, CancellationToken cancel) => TableProblems.GuardAsync(async () =>
    {
        ParameterFaults faults = new();
        faults.AddUnknown(context.Request.Query, "from", "to", "plant", "line", "failed", "of");
        DateTimeOffset begin = Time(faults, "from", from) ?? DateTimeOffset.UnixEpoch;
        DateTimeOffset end = Time(faults, "to", to) ?? DateTimeOffset.UnixEpoch.AddYears(90);
        if (faults.Any)
        {
            return faults.ToProblem();
        }

        if (await shelf.FindAsync(cancel) is not { } kept || kept.Units.Find(table) is not { } units)
        {
            return Results.Problem($"There are no units of a table '{table}'.", title: "There is no such table.", statusCode: StatusCodes.Status404NotFound);
        }

        IReadOnlyCollection<string>? ids = of is null ? null : MadeOf(kept.Units, units, of);
        ProcessTables read = (await process.ReadAsync(new(begin, end, plant, line, table, ids), cancel))!;
        bool onlyFailed = failed == "yes";
        return Results.Stream(
            async stream =>
            {
                await using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                await UnitExport.WriteAsync(writer, read.Units, read.Tables, row => !onlyFailed || TraceDesk.HasFailed(read.Units, row), cancel);
            },
            "text/csv; charset=utf-8",
            $"{table}.csv");
    });

    private static HashSet<string> MadeOf(Genealogy genealogy, UnitTable units, string id)
    {
        UnitSet? origin = genealogy.Tables.Select(table => genealogy.Find(table.Name, id)).OfType<UnitRow>().Select(unit => new UnitSet(unit.Table, [unit.Row])).FirstOrDefault()
            ?? genealogy.Tables.SelectMany(table => table.Categories.Keys.Select(column => genealogy.Where(table.Name, column, id))).FirstOrDefault(set => set is { Rows.Length: > 0 });
        UnitSet? made = origin is null ? null : origin.Table == units ? origin : genealogy.Forward(origin).FirstOrDefault(set => set.Table == units);
        return made is null ? [] : [.. made.Rows.Select(row => units.Ids[row])];
    }

    private static DateTimeOffset? Time(ParameterFaults faults, string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long ms) && ms < 253_402_300_799_999)
        {
            return DateTimeOffset.FromUnixTimeMilliseconds(ms);
        }

        faults.Add(name, $"'{text}' is no number of milliseconds since 1970");
        return null;
    }
}
