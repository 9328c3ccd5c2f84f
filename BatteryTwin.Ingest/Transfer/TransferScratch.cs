using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>Files that live only as long as a job; what a killed process left is removed at the start.</summary>
internal sealed class TransferScratch
{
    private readonly string _folder;

    public TransferScratch(DataDirectory directory)
    {
        _folder = directory.FolderOf("tmp");
        foreach (string left in Directory.EnumerateFiles(_folder))
        {
            File.Delete(left);
        }
    }

    /// <summary>Full path of a file that does not exist yet.</summary>
    public string NewFile(string kind) => Path.Combine(_folder, $"{kind}-{Guid.NewGuid():N}");
}
