using System.Collections.Immutable;
using BatteryTwin.Domain.Telemetry;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Pipeline.LineProtocol;
using BatteryTwin.Ingest.Pipeline.Records;
using BatteryTwin.Ingest.Pipeline.Records.Inference;
using Microsoft.Extensions.Options;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>Finds out how a file is to be read: by its ending, by a remembered schema, or by one read off its first records, which is then remembered.</summary>
internal sealed class LandingDecoding(ITwinGraph graph, SeriesKeyCache keys, IOptions<LandingZoneOptions> options, IOptions<LineProtocolOptions> lineOptions, LandingZoneTime zone)
{
    private const int SampleRows = 1_000;

    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private RecordLimits Limits => RecordLimits.Default with { PointsPerBatch = options.Value.PointsPerBatch, RecordBytes = options.Value.MaxRowBytes };

    /// <summary>A parser for the file, its text moved to where the file's progress says, and the schema file in use.</summary>
    /// <exception cref="LandingRefusedException">The file cannot be read.</exception>
    public (IRecordParser Parser, string? Schema) Open(LandingText text, LandingFile file, LandingSchemas schemas)
    {
        LandingFileKind kind = LandingNames.Kind(file.Path) ?? throw new LandingRefusedException($"the ending says nothing about the content: name the file {LandingNames.Known}");
        text.FillSample();
        return kind switch
        {
            LandingFileKind.Table => OpenTable(text, file, schemas),
            LandingFileKind.LineProtocol => (OpenLines(text, file), null),
            _ => OpenJson(text, file, schemas, kind),
        };
    }

    private LineProtocolFile OpenLines(LandingText text, LandingFile file)
    {
        text.SkipTo(Math.Max(file.Progress.Offset, MarkLength(text)));
        LineProtocolOptions limits = lineOptions.Value with { MaxPointsPerBatch = options.Value.PointsPerBatch, MaxLineBytes = options.Value.MaxRowBytes };
        return new(new(keys, limits), EpochTime.ToNs(file.ModifiedAt), file.Progress.NextLine);
    }

    private (IRecordParser Parser, string? Schema) OpenTable(LandingText text, LandingFile file, LandingSchemas schemas)
    {
        CsvTable table = CsvSniffer.Sniff(text.Rest, text.IsAtEnd, Limits.Columns, out string reason) ?? throw new LandingRefusedException(reason);
        (SchemaDocument Document, string Place) schema = Known(file, schemas, table.Header, json: false) is { Document.Draft: not true } known ? known : Infer(text, file, schemas, table);
        table = table with { DecimalComma = schema.Document.DecimalComma };
        CsvColumns columns = CsvColumns.Bind(schema.Document.Schema, table.Header, out reason) ?? throw new LandingRefusedException($"{schema.Place}: {reason}");
        bool isResumed = file.Progress.Offset > 0;
        text.SkipTo(isResumed ? file.Progress.Offset : table.RowsAt);
        RecordDefaults defaults = Defaults(schema.Document.Schema, schema.Place, file);
        return (new CsvDecoder(graph, table, columns, Time(schema.Document.Schema), defaults, Limits, isResumed ? file.Progress.NextLine : table.FirstLine), schema.Place);
    }

    private (SchemaDocument Document, string Place) Infer(LandingText text, LandingFile file, LandingSchemas schemas, CsvTable table)
    {
        RecordSample sample = new(table.Header, CsvSniffer.Rows(text.Rest, text.IsAtEnd, table, SampleRows), file.Path, table.DecimalComma);
        InferredSchema inferred = SchemaInference.Infer(sample, graph.Current);
        return Remember(file, schemas, sample, inferred, json: false) ?? throw new InvalidOperationException("a table has a schema");
    }

    private (IRecordParser Parser, string? Schema) OpenJson(LandingText text, LandingFile file, LandingSchemas schemas, LandingFileKind kind)
    {
        RecordSample sample = JsonSample.Read(text.Rest, file.Path);
        (SchemaDocument Document, string Place)? schema = Known(file, schemas, sample.Columns, json: true) is { Document.Draft: not true } known ? known : InferJson(file, schemas, sample);
        text.SkipTo(Math.Max(file.Progress.Offset, MarkLength(text)));
        JsonRecordDecoder decoder = new(graph, zone.Zone, Limits, schema?.Document.Schema)
        {
            Defaults = schema is { } found ? Defaults(found.Document.Schema, found.Place, file) : new(Twin: TwinInference.OfPath(file.Path, graph.Current)),
        };
        IRecordParser parser = kind == LandingFileKind.JsonLines ? new JsonLinesParser(decoder, Limits, file.Progress.NextLine) : new JsonDocumentParser(decoder, Limits, file.Progress.NextLine);
        return (parser, schema?.Place);
    }

    /// <summary>Records that use the usual names need no schema.</summary>
    private (SchemaDocument Document, string Place)? InferJson(LandingFile file, LandingSchemas schemas, RecordSample sample)
    {
        if (sample.Rows.Count == 0 || JsonColumns.IsUsual(sample.Columns))
        {
            return null;
        }

        InferredSchema inferred = SchemaInference.Infer(sample, graph.Current);
        return Remember(file, schemas, sample, inferred with { Schema = inferred.Schema is { } schema ? schema with { OthersAreFields = schema.Long is null } : null }, json: true);
    }

    private static (SchemaDocument Document, string Place)? Remember(LandingFile file, LandingSchemas schemas, RecordSample sample, InferredSchema inferred, bool json)
    {
        string? draft = Known(file, schemas, sample.Columns, json)?.Place;
        bool isDraft = inferred.Doubt is not null || inferred.Schema is null;
        SchemaDocument document = new()
        {
            ReadOff = file.Path,
            Draft = isDraft ? true : null,
            Notes = [.. inferred.Notes, .. inferred.Doubt is { } doubt ? [doubt] : Array.Empty<string>()],
            Header = json ? Needed(inferred.Schema, sample.Columns) : sample.Columns,
            Json = json,
            DecimalComma = sample.DecimalComma,
            Schema = inferred.Schema ?? Blank(sample.Columns),
        };
        string place = schemas.Save(file.Path, document, draft);
        return isDraft
            ? throw new LandingRefusedException($"{inferred.Doubt}. A draft lies in '{place}': correct it, take out the line \"draft\", and retry")
            : (document, place);
    }

    /// <summary>A schema to start from where none could be read off.</summary>
    private static RecordSchema Blank(ImmutableArray<string> columns) => new()
    {
        Time = new([columns[0]], TimeText.Auto),
        Fields = [.. columns.Skip(1).Select(name => new RecordField(name, FieldNames.WithoutUnit(name), RecordValueKind.Any))],
    };

    private static ImmutableArray<string> Needed(RecordSchema? schema, ImmutableArray<string> columns) =>
        schema is null ? columns : [.. schema.Time.Columns, .. new[] { schema.Twin.Column, schema.Long?.NameColumn, schema.Long?.ValueColumn }.OfType<string>()];

    private static (SchemaDocument Document, string Place)? Known(LandingFile file, LandingSchemas schemas, ImmutableArray<string> columns, bool json) => schemas.Find(file.Path, columns, json);

    private RecordDefaults Defaults(RecordSchema schema, string place, LandingFile file)
    {
        string? twin = schema.Twin.FromPath ? TwinInference.OfPath(file.Path, graph.Current) : schema.Twin.Value;
        return schema.Twin.FromPath && twin is null
            ? throw new LandingRefusedException($"'{place}' says that the path names the twin, but no id of a twin stands in '{file.Path}': rename the file, or set the twin in the schema")
            : new(twin, schema.Measurement.Value);
    }

    private TimeText Time(RecordSchema schema) =>
        TimeText.Create(schema.Time.Format, schema.Time.Zone is { } id ? TimeZoneInfo.FindSystemTimeZoneById(id) : zone.Zone)
            ?? throw new LandingRefusedException($"'{schema.Time.Format}' is no time format");

    private static int MarkLength(LandingText text) => text.Rest.StartsWith(s_byteOrderMark) ? s_byteOrderMark.Length : 0;
}
