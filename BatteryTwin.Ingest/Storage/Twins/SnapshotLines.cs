namespace BatteryTwin.Ingest.Storage.Twins;

/// <summary>The lines of a stream without their ends. Each is valid until the next is asked for.</summary>
internal static class SnapshotLines
{
    private const int StartBytes = 1 << 16;

    public static IEnumerable<ReadOnlyMemory<byte>> Of(Stream source)
    {
        byte[] buffer = new byte[StartBytes];
        int start = 0;
        int end = 0;
        int searched = 0;
        while (true)
        {
            int length = buffer.AsSpan(searched, end - searched).IndexOf((byte)'\n');
            if (length >= 0)
            {
                int lineEnd = searched + length;
                yield return buffer.AsMemory(start, lineEnd - start);
                start = searched = lineEnd + 1;
                continue;
            }

            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
            if (end == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            searched = end;
            int read = source.Read(buffer, end, buffer.Length - end);
            end += read;
            if (read == 0)
            {
                break;
            }
        }

        if (end > 0)
        {
            yield return buffer.AsMemory(0, end);
        }
    }
}
