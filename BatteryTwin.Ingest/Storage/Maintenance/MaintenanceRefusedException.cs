namespace BatteryTwin.Ingest.Storage.Maintenance;

/// <summary>A change that was refused; nothing was written.</summary>
public sealed class MaintenanceRefusedException : Exception
{
    public MaintenanceRefusedException(MaintenanceRefusal refusal, string message)
        : base(message) => Refusal = refusal;

    public MaintenanceRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public MaintenanceRefusedException(string message)
        : base(message)
    {
    }

    public MaintenanceRefusedException()
    {
    }

    public MaintenanceRefusal Refusal { get; }
}
