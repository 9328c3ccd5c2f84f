using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>
/// Reads graph files in the import format of Azure Digital Twins: one JSON value a line, sections started by <c>{"Section":"Models"}</c> and the like.
/// The file is never held as a whole.
/// </summary>
internal sealed class GraphFileReader
{
    public const string FileVersion = "1.0.0";
    public const string SectionMember = "Section";

    /// <summary>Longest line: the longest model and some room.</summary>
    private const int MaxLineBytes = 2 << 20;

    private TransferSection _section;
    private bool _hasVersion;

    /// <summary>The items of a file and the lines that are wrong, in order.</summary>
    /// <exception cref="TransferException">The file does not start with a header of a version that is understood.</exception>
    public async IAsyncEnumerable<TransferLine> ReadAsync(Stream input, [EnumeratorCancellation] CancellationToken cancel)
    {
        long number = 0;
        long position = 0;
        await foreach (ReadOnlyMemory<byte>? line in LinesAsync(input, cancel).ConfigureAwait(false))
        {
            number++;
            position += (line?.Length ?? MaxLineBytes) + 1;
            if (Take(number, line, position) is { } item)
            {
                yield return item;
            }
        }

        if (!_hasVersion)
        {
            throw NoHeader("it ends before");
        }
    }

    private TransferLine? Take(long number, ReadOnlyMemory<byte>? line, long position)
    {
        if (line is not { } text)
        {
            return _section <= TransferSection.Header ? throw NoHeader($"line {number} is longer than {MaxLineBytes} bytes") : Wrong($"the line is longer than {MaxLineBytes} bytes");
        }

        text = number == 1 && text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[Encoding.UTF8.Preamble.Length..] : text;
        if (text.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
        {
            return null;
        }

        JsonElement json;
        try
        {
            json = JsonElement.Parse(text.Span);
        }
        catch (Exception problem) when (problem is JsonException or ArgumentException or InvalidOperationException)
        {
            return _section <= TransferSection.Header ? throw NoHeader($"line {number} is no JSON") : Wrong($"the line is no JSON: {problem.Message}");
        }

        if (json.ValueKind == JsonValueKind.Object && json.TryGetProperty(SectionMember, out JsonElement marker))
        {
            return Start(marker);
        }

        if (_section == TransferSection.None)
        {
            throw NoHeader($"line {number} is something else");
        }

        if (_section == TransferSection.Header)
        {
            TakeHeader(json, number);
            return null;
        }

        return new(number, _section, json, null, position);

        TransferLine Wrong(string problem) => new(number, _section, default, problem, position);

        TransferLine? Start(JsonElement given)
        {
            if (given.ValueKind != JsonValueKind.String || !Enum.TryParse(given.GetString(), out TransferSection next) || next == TransferSection.None || !Enum.IsDefined(next))
            {
                return Wrong($"there is no section {given.GetRawText()}; sections are Header, Models, Twins and Relationships");
            }

            if (_section == TransferSection.None && next != TransferSection.Header)
            {
                throw NoHeader($"line {number} starts the section {next}");
            }

            if (next > TransferSection.Header && !_hasVersion)
            {
                throw NoHeader($"line {number} starts the section {next}");
            }

            if (next <= _section)
            {
                return Wrong($"the section {next} cannot follow the section {_section}; the order is Header, Models, Twins, Relationships. What follows is read as {_section}");
            }

            _section = next;
            return null;
        }
    }

    private void TakeHeader(JsonElement json, long number)
    {
        string? version = json.ValueKind == JsonValueKind.Object && json.TryGetProperty("fileVersion", out JsonElement given) && given.ValueKind == JsonValueKind.String ? given.GetString() : null;
        _hasVersion = version == FileVersion
            ? true
            : throw new TransferException(TransferException.ValidationFailed, $"line {number}: the header must have \"fileVersion\": \"{FileVersion}\", this one has {version ?? "none"}");
    }

    private static TransferException NoHeader(string found) => new(
        TransferException.ValidationFailed,
        $"a graph file starts with the lines {{\"Section\": \"Header\"}} and {{\"fileVersion\": \"{FileVersion}\", \"author\": …, \"organization\": …}}; {found}");

    /// <summary>The lines without their ends; null for one that is too long, which is skipped.</summary>
    private static async IAsyncEnumerable<ReadOnlyMemory<byte>?> LinesAsync(Stream input, [EnumeratorCancellation] CancellationToken cancel)
    {
        PipeReader reader = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));
        bool skipping = false;
        bool atEnd = false;
        while (!atEnd)
        {
            ReadResult result = await reader.ReadAsync(cancel).ConfigureAwait(false);
            ReadOnlySequence<byte> rest = result.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return Line(rest.Slice(0, end), ref skipping);
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            atEnd = result.IsCompleted;
            if (atEnd && (rest.Length > 0 || skipping))
            {
                yield return Line(rest, ref skipping);
                rest = rest.Slice(rest.End);
            }
            else if (rest.Length > MaxLineBytes)
            {
                skipping = true;
                rest = rest.Slice(rest.End);
            }

            reader.AdvanceTo(rest.Start, rest.End);
        }

        await reader.CompleteAsync().ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte>? Line(ReadOnlySequence<byte> bytes, ref bool skipping)
    {
        bool tooLong = skipping || bytes.Length > MaxLineBytes;
        skipping = false;
        return tooLong ? null : bytes.IsSingleSegment ? bytes.First : bytes.ToArray();
    }
}
