using System.Reflection;

namespace BatteryTwin.Browser.Tests.Shared;

/// <summary>Where the built programs lie.</summary>
internal static class Programs
{
    public static string Web => Path("WebAssembly");

    public static string Ingest => Path("IngestAssembly");

    private static string Path(string key) =>
        typeof(Programs).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
