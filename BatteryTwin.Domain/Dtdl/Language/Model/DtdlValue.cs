namespace BatteryTwin.Domain.Dtdl.Language.Model;

/// <summary>A content that holds values: a property or telemetry.</summary>
public abstract record DtdlValue : DtdlContent
{
    public required DtdlSchema Schema { get; init; }

    /// <summary>What the number measures; null when the model does not say.</summary>
    public DtdlQuantity? Quantity { get; init; }
}
