namespace BatteryTwin.Ingest.Transfer;

/// <summary>A file cannot be transferred, or a job with it cannot be started; the code is the one of the Azure Digital Twins API where it has one.</summary>
public sealed class TransferException : Exception
{
    public const string InvalidArgument = "InvalidArgument";
    public const string ValidationFailed = "ValidationFailed";
    public const string JobLimitReached = "JobLimitReached";
    public const string ImportJobNotFound = "ImportJobNotFound";
    public const string DeleteJobNotFound = "DeleteJobNotFound";
    public const string JobAlreadyExists = "JobAlreadyExists";

    public TransferException(string code, string message)
        : base(message) => Code = code;

    public TransferException(string code, string message, Exception innerException)
        : base(message, innerException) => Code = code;

    public TransferException(string message)
        : base(message)
    {
    }

    public TransferException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public TransferException()
    {
    }

    public string Code { get; } = InvalidArgument;
}
