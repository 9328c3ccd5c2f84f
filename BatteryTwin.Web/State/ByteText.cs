using System.Globalization;

namespace BatteryTwin.Web.State;

/// <summary>Sizes as people say them: one number, one unit.</summary>
public static class ByteText
{
    public static string Of(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes.ToString("N0", CultureInfo.CurrentCulture)} B",
        < 1_000_000 => $"{(bytes / 1e3).ToString("N0", CultureInfo.CurrentCulture)} kB",
        < 1_000_000_000 => $"{(bytes / 1e6).ToString("N1", CultureInfo.CurrentCulture)} MB",
        _ => $"{(bytes / 1e9).ToString("N2", CultureInfo.CurrentCulture)} GB",
    };
}
