using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Domain.Dtdl;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Writes a whole graph, item by item, so that no more than a piece of it is held: as a graph file, or as the document that the Azure Digital Twins Explorer imports.</summary>
public static class GraphFileWriter
{
    private const int FlushBytes = 1 << 16;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>One JSON value a line, as <see cref="GraphFileReader"/> reads it back.</summary>
    public static async Task WriteLinesAsync(PipeWriter target, TwinGraphSnapshot graph, CancellationToken cancel)
    {
        ArrayBufferWriter<byte> buffer = new(FlushBytes * 2);
        using Utf8JsonWriter writer = new(buffer, s_options);
        Section("Header");
        Line(static json =>
        {
            json.WriteStartObject();
            json.WriteString("fileVersion", GraphFileReader.FileVersion);
            json.WriteString("author", "BatteryTwin");
            json.WriteString("organization", string.Empty);
            json.WriteEndObject();
        });
        Section("Models");
        foreach (TwinModel model in graph.Models.All)
        {
            Line(json => model.Source.WriteTo(json));
            await FlushAsync(FlushBytes).ConfigureAwait(false);
        }

        Section("Twins");
        foreach (Twin twin in graph.Twins.Values.OrderBy(twin => twin.Id, StringComparer.Ordinal))
        {
            Line(json => TwinJson.Write(json, twin));
            await FlushAsync(FlushBytes).ConfigureAwait(false);
        }

        Section("Relationships");
        foreach (Relationship edge in graph.Relationships.All)
        {
            Line(json => Write(json, edge));
            await FlushAsync(FlushBytes).ConfigureAwait(false);
        }

        await FlushAsync(1).ConfigureAwait(false);

        void Section(string name) => Line(json =>
        {
            json.WriteStartObject();
            json.WriteString(GraphFileReader.SectionMember, name);
            json.WriteEndObject();
        });

        void Line(Action<Utf8JsonWriter> write)
        {
            write(writer);
            writer.Flush();
            writer.Reset();
            buffer.Write("\n"u8);
        }

        async ValueTask FlushAsync(int least)
        {
            if (buffer.WrittenCount >= least)
            {
                await target.WriteAsync(buffer.WrittenMemory, cancel).ConfigureAwait(false);
                buffer.ResetWrittenCount();
            }
        }
    }

    /// <summary>One JSON document, see <see cref="GraphDocument"/>.</summary>
    public static async Task WriteDocumentAsync(PipeWriter target, TwinGraphSnapshot graph, CancellationToken cancel)
    {
        using Utf8JsonWriter writer = new(target, s_options);
        foreach (bool _ in GraphDocument.WriteInParts(writer, graph))
        {
            if (writer.BytesPending > FlushBytes)
            {
                writer.Flush();
                await target.FlushAsync(cancel).ConfigureAwait(false);
            }
        }

        writer.Flush();
        await target.FlushAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>In graph files the source twin of a relationship is called <c>$dtId</c>.</summary>
    private static void Write(Utf8JsonWriter json, Relationship edge)
    {
        json.WriteStartObject();
        json.WriteString("$dtId", edge.SourceId);
        json.WriteString("$relationshipId", edge.Id);
        json.WriteString("$relationshipName", edge.Name);
        json.WriteString("$targetId", edge.TargetId);
        foreach ((string name, JsonElement value) in edge.Properties)
        {
            json.WritePropertyName(name);
            value.WriteTo(json);
        }

        json.WriteEndObject();
    }
}
