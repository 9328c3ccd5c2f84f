using BatteryTwin.Domain.Prognostics;

namespace BatteryTwin.Domain.Tests.Prognostics;

public sealed class TumblingWindowTests
{
    private const long SecondNs = 1_000_000_000;

    [Fact]
    public void Add_ValueOfALaterWindow_ClosesTheOneBefore()
    {
        TumblingWindow window = new(TimeSpan.FromSeconds(30));
        Assert.False(window.Add(60 * SecondNs, 1, out _));
        Assert.False(window.Add(89 * SecondNs, 2, out _));

        bool closed = window.Add(90 * SecondNs, 3, out double[] values);

        Assert.True(closed);
        Assert.Equal([1, 2], values);
    }

    [Fact]
    public void Add_LateValue_IsCountedAndPassedOver()
    {
        TumblingWindow window = new(TimeSpan.FromSeconds(30));
        window.Add(90 * SecondNs, 1, out _);
        window.Add(89 * SecondNs, 99, out _);

        window.Add(120 * SecondNs, 2, out double[] values);

        Assert.Equal([1], values);
        Assert.Equal(1, window.LateCount);
    }

    [Fact]
    public void Add_ManyValues_KeepsNoMoreThanItsCapacity()
    {
        TumblingWindow window = new(TimeSpan.FromHours(1));
        for (int i = 0; i < TumblingWindow.Capacity + 100; i++)
        {
            window.Add(0, i, out _);
        }

        window.Add(3600 * SecondNs, 0, out double[] values);

        Assert.Equal(TumblingWindow.Capacity, values.Length);
    }
}
