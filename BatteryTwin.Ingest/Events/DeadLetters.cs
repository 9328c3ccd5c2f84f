using System.Text.Json;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Events;

/// <summary>
/// Events that could not be delivered, one JSON object a line in <c>dead-letter-&lt;route&gt;.ndjson</c>:
/// <c>{"time","endpoint","reason","attempts","event"}</c>. A file that has grown to its limit becomes <c>dead-letter-&lt;route&gt;.1.ndjson</c> in place
/// of the one before.
/// </summary>
internal sealed class DeadLetters(string folder, long maxBytes, TimeProvider time)
{
    private readonly Lock _writing = new();

    /// <summary>Writes events; they survive a killed process when this returns.</summary>
    public void Write(EventRoute route, string reason, int attempts, params IReadOnlyList<byte[]> events)
    {
        lock (_writing)
        {
            string file = Path.Combine(folder, $"dead-letter-{route.Id}.ndjson");
            if (new FileInfo(file) is { Exists: true } existing && existing.Length >= maxBytes)
            {
                File.Move(file, Path.Combine(folder, $"dead-letter-{route.Id}.1.ndjson"), overwrite: true);
            }

            using FileStream stream = new(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            foreach (byte[] body in events)
            {
                stream.Write(Line(route, reason, attempts, body));
                stream.WriteByte((byte)'\n');
            }
        }
    }

    private byte[] Line(EventRoute route, string reason, int attempts, byte[] body)
    {
        using MemoryStream line = new(body.Length + 256);
        using (Utf8JsonWriter writer = new(line))
        {
            writer.WriteStartObject();
            writer.WriteString("time", GraphTime.Text(time.GetUtcNow()));
            writer.WriteString("endpoint", route.EndpointName);
            writer.WriteString("reason", reason);
            writer.WriteNumber("attempts", attempts);
            writer.WritePropertyName("event");
            writer.WriteRawValue(body, skipInputValidation: true);
            writer.WriteEndObject();
        }

        return line.ToArray();
    }
}
