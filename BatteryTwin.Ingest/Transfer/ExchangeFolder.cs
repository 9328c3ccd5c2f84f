using BatteryTwin.Ingest.Storage;

namespace BatteryTwin.Ingest.Transfer;

/// <summary>
/// <c>file:</c> addresses: files in the folder <c>exchange</c> of the data directory and below, and nowhere else; links are refused, since they
/// may lead out of it.
/// </summary>
internal sealed class ExchangeFolder(DataDirectory directory) : ITransferPlace
{
    public const string Name = "exchange";

    private readonly string _root = directory.FolderOf(Name);

    public void Require(Uri address) => PathOf(address);

    public Task<(Stream Content, long? Length)> ReadAsync(Uri address, CancellationToken cancel)
    {
        string path = PathOf(address);
        try
        {
            FileStream file = new(path, new FileStreamOptions { Mode = FileMode.Open, Access = FileAccess.Read, Share = FileShare.Read, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
            return Task.FromResult<(Stream, long?)>((file, file.Length));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{address}' cannot be read ({problem.Message}); put the file into '{_root}'", problem);
        }
    }

    public async Task WriteAsync(Uri address, Stream content, CancellationToken cancel)
    {
        string path = PathOf(address);
        string fresh = path + ".new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            FileStream file = new(fresh, FileMode.Create, FileAccess.Write, FileShare.None);
            await using (file.ConfigureAwait(false))
            {
                await content.CopyToAsync(file, cancel).ConfigureAwait(false);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{address}' cannot be written ({problem.Message}); name a file in '{_root}'", problem);
        }
    }

    private string PathOf(Uri address)
    {
        string path = address.IsAbsoluteUri && address is { IsFile: true, IsUnc: false } ? Path.GetFullPath(address.LocalPath) : string.Empty;
        if (!path.StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || path.EndsWith(Path.DirectorySeparatorChar) || path.Contains('\0', StringComparison.Ordinal))
        {
            throw new TransferException(TransferException.InvalidArgument, $"'{address}' lies outside the folder for imports and exports; name a file below '{new Uri(_root + Path.DirectorySeparatorChar)}'");
        }

        for (string? part = path; part is not null && part.Length > _root.Length; part = Path.GetDirectoryName(part))
        {
            if (new FileInfo(part).LinkTarget is not null)
            {
                throw new TransferException(TransferException.InvalidArgument, $"'{part}' is a link; only files and folders of the folder for imports and exports itself can be named");
            }
        }

        return path;
    }
}
