using System.Text;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Finds name and kind of a column that holds values.</summary>
internal static class FieldInference
{
    public static RecordField Of(RecordSample sample, int column, string? twin, TwinGraphSnapshot graph)
    {
        string header = sample.Columns[column];
        (string Twin, string Field)? own = TwinInference.OfHeader(header, graph);
        string name = own?.Field ?? header;
        (string Name, DtdlSchema Schema)? modelled = FieldNames.InModel(graph, own?.Twin ?? twin, name);
        return new(header, modelled?.Name ?? FieldNames.WithoutUnit(name), Kind(modelled?.Schema, sample.Values(column), sample.DecimalComma), own?.Twin);
    }

    private static RecordValueKind Kind(DtdlSchema? schema, string[] values, bool decimalComma) => schema switch
    {
        DtdlPrimitive { IsNumeric: true } => RecordValueKind.Number,
        DtdlPrimitive { Kind: PrimitiveKind.Boolean } => RecordValueKind.Boolean,
        DtdlPrimitive or DtdlEnum { IsInteger: false } => RecordValueKind.Text,
        DtdlEnum => RecordValueKind.Number,
        _ when values.Length == 0 => RecordValueKind.Any,
        _ when Mostly(values, value => RecordValue.LooksLikeNumber(value, decimalComma)) => RecordValueKind.Number,
        _ when Mostly(values, RecordValue.LooksLikeBoolean) => RecordValueKind.Boolean,
        _ => RecordValueKind.Text,
    };

    private delegate bool Predicate(ReadOnlySpan<byte> text);

    /// <summary>Single odd values (an error word among numbers) do not change what a column is; they are refused one by one.</summary>
    private static bool Mostly(string[] values, Predicate holds) => values.Count(value => holds(Encoding.UTF8.GetBytes(value))) * 10 >= values.Length * 9;
}
