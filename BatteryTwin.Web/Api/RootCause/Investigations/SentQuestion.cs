using System.Text;
using BatteryTwin.Domain.RootCause.Investigations;
using BatteryTwin.Domain.RootCause.Plant;
using BatteryTwin.Ingest.Investigations;
using BatteryTwin.Ingest.Storage.Investigations;
using BatteryTwin.Web.Api.Traceability;

namespace BatteryTwin.Web.Api.RootCause.Investigations;

/// <summary>A question that came with tables of its own.</summary>
/// <param name="Name">Who asks.</param>
/// <param name="Effect">The question: what came after the reference of the case, at <c>place</c> when the form has it.</param>
/// <param name="Tables">Graph and tables as they were sent.</param>
internal sealed record SentQuestion(string Name, InvestigationEffect Effect, SentTables Tables)
{
    private const int MostDocumentBytes = 4 << 20;
    private const int MostTextBytes = 4 << 10;
    private static readonly string[] s_documents = ["graph", "case", "name", "title", "place", "dryer_telemetry"];

    /// <summary>Reads and checks everything, so that what is wrong with it is said at once.</summary>
    /// <exception cref="TableUploadException">A part is missing or damaged.</exception>
    /// <exception cref="PlantCaseException">Graph or case cannot be used.</exception>
    public static async Task<SentQuestion> ReadAsync(TableUpload upload, CancellationToken cancel)
    {
        byte[] graphText = await upload.DocumentAsync("graph", MostDocumentBytes, cancel);
        PlantGraph graph = PlantGraphReader.Read(graphText);
        PlantQuestion question = PlantQuestion.Read(await upload.DocumentAsync("case", MostDocumentBytes, cancel), graph);
        Dictionary<string, byte[]> tables = new(StringComparer.Ordinal);
        foreach (string table in graph.Nodes.Select(node => node.Table).Concat(upload.Names.Except(s_documents)).Distinct(StringComparer.Ordinal))
        {
            tables[table] = await upload.BytesAsync(table, cancel);
        }

        SentTables sent = new(graphText, tables);
        await Task.Run(() => new PlantCase(graph, question, QuestionTables.Read(sent, cancel).Tables), cancel);
        InvestigationEffect effect = new()
        {
            Kind = EffectKind.Tables,
            Title = await TextAsync(upload, "title", cancel) is { Length: > 0 } title ? title : $"Units after {question.ReferenceUntil:d MMM yyyy HH:mm} UTC",
            Place = await TextAsync(upload, "place", cancel) is { Length: > 0 } place ? place : null,
            ReferenceUntil = question.ReferenceUntil,
        };
        return new(await TextAsync(upload, "name", cancel) ?? string.Empty, effect, sent);
    }

    private static async Task<string?> TextAsync(TableUpload upload, string part, CancellationToken cancel) =>
        upload.Has(part) ? Encoding.UTF8.GetString(await upload.DocumentAsync(part, MostTextBytes, cancel)).Trim() : null;
}
