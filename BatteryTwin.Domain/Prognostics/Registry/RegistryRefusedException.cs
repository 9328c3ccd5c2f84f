namespace BatteryTwin.Domain.Prognostics.Registry;

/// <summary>A change of the registry that its rules do not allow; the message says why and what to do.</summary>
public sealed class RegistryRefusedException : Exception
{
    public RegistryRefusedException()
    {
    }

    public RegistryRefusedException(string message)
        : base(message)
    {
    }

    public RegistryRefusedException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
