using System.Globalization;
using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Backup;

/// <summary>Progress as lines, one for every tenth.</summary>
internal sealed class ConsoleProgress(TextWriter output) : IJobProgress
{
    private int _tenths;

    public void Report(double progress, string message)
    {
        int tenths = (int)(progress * 10);
        if (tenths > _tenths)
        {
            _tenths = tenths;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{tenths * 10,3} %  {message}"));
        }
    }
}
