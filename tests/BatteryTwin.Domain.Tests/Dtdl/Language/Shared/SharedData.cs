using System.Formats.Tar;
using System.IO.Compression;
using System.Text;

namespace BatteryTwin.Domain.Tests.Dtdl.Language.Shared;

/// <summary>Reads archives of the data folder that lies beside the repository; the test is skipped where it is not there.</summary>
internal static class SharedData
{
    /// <summary>Text files of an archive below the shared data folder, by path.</summary>
    public static IReadOnlyList<(string Path, string Text)> ReadArchive(string relativePath)
    {
        string? archive = Find(relativePath);
        Assert.SkipWhen(archive is null, $"shared/data/{relativePath} is not beside the repository");
        using FileStream file = File.OpenRead(archive!);
        using GZipStream unzipped = new(file, CompressionMode.Decompress);
        using TarReader tar = new(unzipped);
        List<(string, string)> files = [];
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry is { EntryType: TarEntryType.RegularFile or TarEntryType.V7RegularFile, DataStream: { } data } && entry.Name.EndsWith(".json", StringComparison.Ordinal))
            {
                using StreamReader reader = new(data, Encoding.UTF8);
                files.Add((entry.Name, reader.ReadToEnd()));
            }
        }

        return files;
    }

    private static string? Find(string relativePath)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data", relativePath);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
