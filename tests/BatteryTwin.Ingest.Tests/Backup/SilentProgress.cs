using BatteryTwin.Ingest.Jobs;

namespace BatteryTwin.Ingest.Tests.Backup;

/// <summary>Progress that nobody looks at; can be told to do something at each step.</summary>
internal sealed class SilentProgress(Action? atStep = null) : IJobProgress
{
    public void Report(double progress, string message) => atStep?.Invoke();
}
