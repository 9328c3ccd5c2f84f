namespace BatteryTwin.Web.Tests.Backups;

/// <summary>A file that takes a while to read and no room on the disk.</summary>
internal static class LargeFile
{
    public static void Make(string path)
    {
        using FileStream stream = new(path, FileMode.Create);
        stream.SetLength(3L << 30);
    }
}
