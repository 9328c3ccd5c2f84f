using System.Runtime.InteropServices;
using Confluent.Kafka;

namespace BatteryTwin.Ingest.Sources.Kafka;

/// <summary>The system's librdkafka. It is looked for only when a Kafka connection is configured.</summary>
internal static class KafkaLibrary
{
    public const string DebianPackage = "librdkafka1";

    private const string LinuxName = "librdkafka.so.1";

    private static readonly Lock s_lock = new();
    private static bool s_loaded;

    private static string Name => OperatingSystem.IsLinux() ? LinuxName : "librdkafka";

    public static bool IsInstalled
    {
        get
        {
            if (!NativeLibrary.TryLoad(Name, out nint handle))
            {
                return false;
            }

            NativeLibrary.Free(handle);
            return true;
        }
    }

    /// <summary>Loads it for the client library, once.</summary>
    /// <exception cref="DllNotFoundException">It is not installed.</exception>
    public static void Load()
    {
        lock (s_lock)
        {
            if (!s_loaded)
            {
                // The client library asks for names that Debian has only with their version number.
                NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, static (name, assembly, path) => name switch
                {
                    "libdl" when OperatingSystem.IsLinux() => NativeLibrary.Load("libdl.so.2"),
                    "librdkafka" => NativeLibrary.Load(Name),
                    _ => nint.Zero,
                });
                Library.Load(Name);
                s_loaded = true;
            }
        }
    }
}
