namespace BatteryTwin.Web.Api.RootCause;

/// <summary>An upload that cannot be read; the status tells whether it is wrong (400) or too large (413).</summary>
public sealed class UploadException : Exception
{
    public UploadException()
    {
    }

    public UploadException(string message)
        : base(message)
    {
    }

    public UploadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public UploadException(string message, int status)
        : base(message) => Status = status;

    public int Status { get; } = StatusCodes.Status400BadRequest;
}
