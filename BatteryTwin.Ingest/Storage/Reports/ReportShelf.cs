using System.Text;

namespace BatteryTwin.Ingest.Storage.Reports;

/// <summary>Finished weekly reports as files <c>reports/&lt;plant&gt;/&lt;week&gt;.html</c> of the data directory; of each plant the newest <see cref="MostOfAPlant"/>. Thread-safe.</summary>
public sealed class ReportShelf(DataDirectory directory)
{
    /// <summary>Three years.</summary>
    public const int MostOfAPlant = 156;

    private const string Folder = "reports";
    private const string Extension = ".html";

    private readonly Lock _lock = new();

    /// <summary>All reports, the newest week first, then by plant.</summary>
    public IReadOnlyList<KeptReport> All()
    {
        lock (_lock)
        {
            return
            [
                .. Directory.EnumerateDirectories(directory.FolderOf(Folder))
                    .SelectMany(plant => Directory.EnumerateFiles(plant, "*" + Extension), (plant, file) => new KeptReport(Uri.UnescapeDataString(Path.GetFileName(plant)), Path.GetFileNameWithoutExtension(file), File.GetLastWriteTimeUtc(file)))
                    .OrderByDescending(report => report.Week, StringComparer.Ordinal).ThenBy(report => report.PlantId, StringComparer.Ordinal),
            ];
        }
    }

    /// <summary>The HTML of a report; null when there is none.</summary>
    public string? Find(string plantId, string week)
    {
        lock (_lock)
        {
            string path = PathOf(plantId, week);
            return File.Exists(path) ? File.ReadAllText(path) : null;
        }
    }

    /// <summary>Keeps a report in place of a former one of the same week.</summary>
    /// <exception cref="StorageUnavailableException">The disk refused.</exception>
    public void Keep(string plantId, string week, string html)
    {
        lock (_lock)
        {
            string path = PathOf(plantId, week);
            string fresh = path + ".new";
            try
            {
                using (FileStream file = new(fresh, FileMode.Create, FileAccess.Write))
                {
                    file.Write(Encoding.UTF8.GetBytes(html));
                    file.Flush(flushToDisk: true);
                }

                File.Move(fresh, path, overwrite: true);
                foreach (string old in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, "*" + Extension).OrderDescending(StringComparer.Ordinal).Skip(MostOfAPlant))
                {
                    File.Delete(old);
                }
            }
            catch (IOException problem)
            {
                throw StorageFault.Of(problem, $"the report of {week} cannot be kept");
            }
        }
    }

    /// <summary>A twin's id may hold what a file name may not.</summary>
    private string PathOf(string plantId, string week) => directory.PathOf(Folder, Uri.EscapeDataString(plantId).Replace(".", "%2E", StringComparison.Ordinal), week + Extension);
}
