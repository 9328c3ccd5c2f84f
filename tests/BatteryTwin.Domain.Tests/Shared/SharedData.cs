namespace BatteryTwin.Domain.Tests.Shared;

/// <summary>Data sets beside the repository; tests that need one are skipped where it is missing.</summary>
internal static class SharedData
{
    public static string RepositoryRoot { get; } = FindRoot();

    public static string FileOrSkip(params string[] parts)
    {
        string file = Path.GetFullPath(Path.Combine([RepositoryRoot, "..", "shared", "data", .. parts]));
        Assert.SkipUnless(File.Exists(file), $"data set {string.Join('/', parts)} is not beside the repository");
        return file;
    }

    private static string FindRoot()
    {
        DirectoryInfo? directory = new(AppContext.BaseDirectory);
        while (directory is not null && !File.Exists(Path.Combine(directory.FullName, "BatteryTwin.sln")))
        {
            directory = directory.Parent;
        }

        return directory?.FullName ?? throw new InvalidOperationException("BatteryTwin.sln is above no test output");
    }
}
