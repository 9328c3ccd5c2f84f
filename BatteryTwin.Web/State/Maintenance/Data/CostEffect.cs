namespace BatteryTwin.Web.State.Maintenance.Data;

/// <summary>What a failure costs at one station against a planned replacement, in the catalogue's currency.</summary>
public sealed record CostEffect
{
    public required string Station { get; init; }

    /// <summary>Station and line in words.</summary>
    public required string Place { get; init; }

    /// <summary>Part and labour of a planned replacement.</summary>
    public required double Planned { get; init; }

    /// <summary>Part, labour, damage, scrap and lost output of a failure.</summary>
    public required double Failure { get; init; }

    /// <summary>Hours for which buffers feed the line.</summary>
    public required double BufferHours { get; init; }

    /// <summary>Hours for which the line stands.</summary>
    public required double LostHours { get; init; }

    /// <summary>Output that is lost meanwhile.</summary>
    public required double LostOutput { get; init; }
}
