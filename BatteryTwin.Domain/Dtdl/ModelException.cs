namespace BatteryTwin.Domain.Dtdl;

/// <summary>Models that cannot be taken; the message names the interface and what is wrong with it.</summary>
public sealed class ModelException : Exception
{
    public ModelException(string message)
        : base(message)
    {
    }

    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ModelException()
    {
    }
}
