namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>
/// The files and folders of one zone: new files lie anywhere in it, also in folders of their own; <c>.taking</c> holds the file being taken, <c>done</c> and
/// <c>failed</c> those that were, <c>.schema</c> in each folder what is remembered about its files. Links are never followed.
/// </summary>
internal sealed class LandingFolder(string root)
{
    public const string SchemaFolder = ".schema";
    public const string Taking = ".taking";
    public const string Done = "done";
    public const string Failed = "failed";

    private const string ReasonEnding = ".reason.txt";
    private const int MaxDepth = 5;

    private static readonly EnumerationOptions s_entries = new() { IgnoreInaccessible = true, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Device };

    public string Root { get; } = root;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public void Create()
    {
        Directory.CreateDirectory(Root);
        foreach (string folder in new[] { Taking, Done, Failed })
        {
            Directory.CreateDirectory(Path.Combine(Root, folder));
        }
    }

    /// <summary>The files that wait, finished or not.</summary>
    public IReadOnlyList<WaitingFile> Waiting()
    {
        List<WaitingFile> files = [];
        Find(new DirectoryInfo(Root), string.Empty, 0, files);
        return files;
    }

    public string PathOf(string relative) => Path.Combine(Root, relative);

    public string TakingPath(long id) => Path.Combine(Root, Taking, id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Takes a file out of the reach of whoever brought it.</summary>
    public void Claim(string path, long id) => File.Move(PathOf(path), TakingPath(id), overwrite: true);

    /// <summary>Moves a file that is done with; returns its place, relative to the zone.</summary>
    public string Finish(LandingFile file, bool failed)
    {
        string place = FreePlace(failed ? Failed : Done, file);
        File.Move(TakingPath(file.Id), PathOf(place));
        if (failed)
        {
            File.WriteAllText(PathOf(place) + ReasonEnding, file.Reason + Environment.NewLine);
        }

        return place;
    }

    public void DeleteTaken(long id) => File.Delete(TakingPath(id));

    /// <summary>Puts a finished file back where it came from. False when another file lies there.</summary>
    public bool PutBack(LandingFile file)
    {
        string target = PathOf(file.Path);
        if (File.Exists(target))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(PathOf(file.Place!), target);
        File.Delete(PathOf(file.Place!) + ReasonEnding);
        return true;
    }

    private string FreePlace(string folder, LandingFile file)
    {
        string place = $"{folder}/{file.Path}";
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(place))!);
        return File.Exists(PathOf(place))
            ? $"{Path.ChangeExtension(place, null)}.{file.Id}{Path.GetExtension(place)}"
            : place;
    }

    private static void Find(DirectoryInfo folder, string prefix, int depth, List<WaitingFile> files)
    {
        foreach (FileSystemInfo entry in folder.EnumerateFileSystemInfos("*", s_entries))
        {
            if (LandingNames.IsIgnored(entry.Name) || entry.LinkTarget is not null || (depth == 0 && entry.Name is Done or Failed))
            {
                continue;
            }

            string path = prefix + entry.Name;
            if (entry is DirectoryInfo child)
            {
                if (depth < MaxDepth)
                {
                    Find(child, path + "/", depth + 1, files);
                }
            }
            else if (entry is FileInfo file)
            {
                files.Add(new(path, file.Length, new DateTimeOffset(file.LastWriteTimeUtc)));
            }
        }
    }
}
