using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class WindowRunTests
{
    private static readonly WindowRule s_rule = new() { RaiseWindows = 3, ClearWindows = 4 };

    [Theory]
    [InlineData("FF", false)]
    [InlineData("FFF", true)]
    [InlineData("FFCFF", false)]
    [InlineData("FFDFF", false)]
    [InlineData("FFSF", true)]
    [InlineData("FFFCCC", true)]
    [InlineData("FFFCCCC", false)]
    [InlineData("FFFCCDCC", true)]
    [InlineData("FFFCCFCC", true)]
    [InlineData("FFFCCSSCC", false)]
    public void Add_RunOfWindows_RaisesAndClearsWithHysteresis(string windows, bool active)
    {
        WindowRun run = new(s_rule);

        foreach (char window in windows)
        {
            run.Add(Verdict(window));
        }

        Assert.Equal(active, run.Active);
    }

    [Fact]
    public void Add_Change_IsToldOnce()
    {
        WindowRun run = new(s_rule);

        bool[] changes = [.. "FFFFFFCCCCCC".Select(window => run.Add(Verdict(window)))];

        Assert.Equal([2, 9], changes.Index().Where(pair => pair.Item).Select(pair => pair.Index));
    }

    [Fact]
    public void Reset_State_CountsAnew()
    {
        WindowRun run = new(s_rule);
        run.Add(WindowVerdict.Faulty);
        run.Add(WindowVerdict.Faulty);
        run.Reset(active: false);

        Assert.False(run.Add(WindowVerdict.Faulty));
        Assert.False(run.Active);
    }

    private static WindowVerdict Verdict(char window) => window switch
    {
        'F' => WindowVerdict.Faulty,
        'C' => WindowVerdict.Clean,
        'D' => WindowVerdict.Doubtful,
        _ => WindowVerdict.Silent,
    };
}
