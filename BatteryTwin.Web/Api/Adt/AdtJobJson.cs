using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Ingest.Transfer;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>Jobs as the API shows them.</summary>
internal static class AdtJobJson
{
    public static void WriteImport(Utf8JsonWriter writer, GraphJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("inputBlobUri", job.InputBlobUri);
        writer.WriteString("outputBlobUri", job.OutputBlobUri);
        writer.WriteString("status", job.Status.ToString().ToLowerInvariant());
        writer.WriteString("createdDateTime", GraphTime.Text(job.CreatedAt));
        writer.WriteString("lastActionDateTime", GraphTime.Text(job.LastActionAt));
        WriteEnd(writer, job);
    }

    public static void WriteDeletion(Utf8JsonWriter writer, GraphJob job)
    {
        writer.WriteStartObject();
        writer.WriteString("id", job.Id);
        writer.WriteString("status", job.Status.ToString().ToLowerInvariant());
        writer.WriteString("createdDateTime", GraphTime.Text(job.CreatedAt));
        WriteEnd(writer, job);
    }

    private static void WriteEnd(Utf8JsonWriter writer, GraphJob job)
    {
        if (job.FinishedAt is { } finished)
        {
            writer.WriteString("finishedDateTime", GraphTime.Text(finished));
        }

        writer.WriteString("purgeDateTime", GraphTime.Text(job.PurgeAt));
        if (job.ErrorMessage is not null)
        {
            writer.WriteStartObject("error");
            writer.WriteString("code", job.ErrorCode);
            writer.WriteString("message", job.ErrorMessage);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
