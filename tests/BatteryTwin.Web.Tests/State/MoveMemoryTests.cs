using BatteryTwin.Domain.Maintenance.Orders;
using BatteryTwin.Web.State.Maintenance;
using BatteryTwin.Web.Tests.Shared;

namespace BatteryTwin.Web.Tests.State;

public sealed class MoveMemoryTests
{
    private readonly MaintenanceBook _book = new(new ManualTime(SmallPlant.Start));
    private readonly MoveMemory _memory = new();

    [Fact]
    public void TwoMovesOfOneJob_AreTakenBackOneAfterTheOther()
    {
        WorkOrder open = _book.Put("Bearings");
        WorkOrder first = Move(open, 10);
        Move(first, 20);

        WorkOrder back = TakeBack();
        Assert.Equal(first.Placement!.Start, back.Placement!.Start);
        Assert.Null(TakeBack().Placement);
        Assert.Null(_memory.Last);
    }

    [Fact]
    public void ElevenMoves_TheFirstIsForgotten()
    {
        WorkOrder order = _book.Put("Bearings");
        for (int i = 1; i <= 11; i++)
        {
            order = Move(order, i * 10);
        }

        int count = 0;
        for (; _memory.Last is not null; count++)
        {
            order = TakeBack();
        }

        Assert.Equal(10, count);
        Assert.NotNull(order.Placement);
    }

    private WorkOrder Move(WorkOrder order, double inHours)
    {
        WorkOrder moved = _book.Plan(order, "a", inHours);
        _memory.Add(order, moved);
        return moved;
    }

    private WorkOrder TakeBack()
    {
        BoardMove move = _memory.Last!;
        WorkOrder back = _book.Apply(move.After.Id, move.After.Version, (order, now) => move.Before is { } place ? order.Plan(place, "Ann", now) : order.Unplan("Ann", "taken back", now));
        _memory.Drop(back);
        return back;
    }
}
