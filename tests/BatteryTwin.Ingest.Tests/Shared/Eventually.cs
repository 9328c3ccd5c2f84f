namespace BatteryTwin.Ingest.Tests.Shared;

/// <summary>Waits for something that another thread brings about.</summary>
internal static class Eventually
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromSeconds(20);

    public static Task IsTrue(Func<bool> condition, string expectation) => IsTrueAsync(() => Task.FromResult(condition()), expectation);

    public static async Task IsTrueAsync(Func<Task<bool>> condition, string expectation)
    {
        using CancellationTokenSource deadline = new(s_deadline);
        while (!await condition())
        {
            Assert.False(deadline.IsCancellationRequested, $"did not happen in {s_deadline.TotalSeconds:0} s: {expectation}");
            await Task.Delay(5, CancellationToken.None);
        }
    }
}
