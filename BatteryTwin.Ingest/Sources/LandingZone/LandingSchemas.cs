using System.Collections.Immutable;
using BatteryTwin.Ingest.Pipeline.Records;

namespace BatteryTwin.Ingest.Sources.LandingZone;

/// <summary>
/// The remembered schemas of a zone: JSON files in <c>.schema</c> beside the data. A schema holds for files of its folder and those below, with its header.
/// </summary>
internal sealed class LandingSchemas(LandingFolder folder)
{
    private const long MaxBytes = 1024 * 1024;

    /// <summary>The schema for a table with this header, or for JSON records with these members, and its file, relative to the zone.</summary>
    /// <exception cref="LandingRefusedException">There is none, and a schema file on the way cannot be read.</exception>
    public (SchemaDocument Document, string Place)? Find(string path, ImmutableArray<string> columns, bool json)
    {
        string? unreadable = null;
        (SchemaDocument Document, string Place)? draft = null;
        for (string? at = FolderOf(path); at is not null; at = at.Length == 0 ? null : FolderOf(at))
        {
            foreach (string place in Files(at))
            {
                if (Read(place, ref unreadable) is { } document && document.Json == json && Fits(document, columns))
                {
                    if (document.Draft != true)
                    {
                        return (document, place);
                    }

                    draft ??= (document, place);
                }
            }
        }

        return unreadable is null ? draft : throw new LandingRefusedException(unreadable);
    }

    /// <summary>Remembers a schema beside its file; a draft gives way.</summary>
    public string Save(string path, SchemaDocument document, string? draftPlace)
    {
        string target = draftPlace ?? FreePlace(path);
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathOf(target))!);
        string fresh = folder.PathOf(target) + ".tmp";
        File.WriteAllBytes(fresh, document.ToJson());
        File.Move(fresh, folder.PathOf(target), overwrite: true);
        return target;
    }

    private static string FolderOf(string path) => path.LastIndexOf('/') is var at and >= 0 ? path[..at] : string.Empty;

    private static bool Fits(SchemaDocument document, ImmutableArray<string> columns) =>
        document.Json ? document.Header.All(columns.Contains) : document.Header.AsSpan().SequenceEqual(columns.AsSpan());

    private IEnumerable<string> Files(string at)
    {
        string relative = at.Length == 0 ? LandingFolder.SchemaFolder : $"{at}/{LandingFolder.SchemaFolder}";
        DirectoryInfo directory = new(folder.PathOf(relative));
        return directory.Exists ? directory.EnumerateFiles("*.json").OrderBy(file => file.Name, StringComparer.Ordinal).Select(file => $"{relative}/{file.Name}") : [];
    }

    private SchemaDocument? Read(string place, ref string? unreadable)
    {
        try
        {
            FileInfo file = new(folder.PathOf(place));
            return file.Length > MaxBytes ? throw new FormatException("it is larger than 1 MB") : SchemaDocument.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (FormatException exception)
        {
            unreadable ??= $"schema file '{place}' cannot be used: {exception.Message} Correct it, or delete it to have it made anew, and retry";
            return null;
        }
    }

    private string FreePlace(string path)
    {
        string at = FolderOf(path);
        string stem = $"{(at.Length == 0 ? string.Empty : at + "/")}{LandingFolder.SchemaFolder}/{Path.GetFileName(path).Split('.')[0]}";
        string place = stem + ".json";
        for (int count = 2; File.Exists(folder.PathOf(place)); count++)
        {
            place = $"{stem}-{count}.json";
        }

        return place;
    }
}
