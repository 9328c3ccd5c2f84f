using System.Security.Cryptography;
using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Prognostics;

/// <summary>Where data sets and models lie in the data directory, and where files wait until they are whole.</summary>
internal sealed class PrognosticsFolder
{
    public PrognosticsFolder(DataDirectory directory)
    {
        Datasets = directory.FolderOf("prognostics", "datasets");
        Models = directory.FolderOf("prognostics", "models");
        Scratch = directory.FolderOf("tmp", "prognostics");
        // What a killed process left.
        foreach (string left in Directory.EnumerateFiles(Scratch).Concat(Directory.EnumerateFiles(Datasets, "*.data").Where(data => !File.Exists(Path.ChangeExtension(data, ".json")))))
        {
            File.Delete(left);
        }
    }

    public string Datasets { get; }

    public string Models { get; }

    public string Scratch { get; }

    public static string NewId(string kind) => $"{kind}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    /// <summary>True for what <see cref="NewId"/> makes: nothing else may become part of a path.</summary>
    public static bool IsId(string id) => id.Length is > 3 and < 40 && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>Writes a file whole or not at all.</summary>
    public void Write(string path, Action<Stream> content)
    {
        string fresh = Path.Combine(Scratch, $"new-{Guid.NewGuid():N}");
        try
        {
            using (FileStream file = new(fresh, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                content(file);
                file.Flush(flushToDisk: true);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch (IOException problem)
        {
            File.Delete(fresh);
            throw StorageFault.Of(problem, $"'{Path.GetFileName(path)}' cannot be written");
        }
    }
}
