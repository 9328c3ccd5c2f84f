using System.Text.Encodings.Web;
using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>
/// The output file of an import: one JSON object a line, <c>{"timestamp","jobId","jobType":"Import","logType":"Info"|"Error","details":{…}}</c>.
/// An error's details have the line of the input file, its section, and code and message.
/// </summary>
internal sealed class ImportLog(string jobId, Stream target, TimeProvider time)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Status(string status) => Write("Info", new { status });

    public void Section(TransferSection section, string status) => Write("Info", new { section = section.ToString(), status });

    public void Totals(ImportSummary summary) =>
        Write("Info", new { models = summary.Models, twins = summary.Twins, relationships = summary.Relationships, refused = summary.Refused });

    public void Error(ImportError error) => Write("Error", new { line = error.Line, section = error.Section, error = new { code = error.Code, message = error.Message } });

    public void Failure(string status, string message) => Write("Error", new { status, error = new { message } });

    private void Write(string logType, object details)
    {
        target.Write(JsonSerializer.SerializeToUtf8Bytes(new { timestamp = GraphTime.Text(time.GetUtcNow()), jobId, jobType = "Import", logType, details }, s_json));
        target.Write("\n"u8);
    }
}
