namespace BatteryTwin.Web.Api.Adt;

/// <summary>A request that the API refuses before, or instead of, asking the graph.</summary>
internal sealed class AdtException : Exception
{
    public AdtException(AdtError error)
        : base(error.Message) => Error = error;

    public AdtException(int status, string code, string message)
        : this(new AdtError(status, code, message))
    {
    }

    public AdtError Error { get; }

    /// <summary>400 <c>InvalidArgument</c>, the code for all that is malformed.</summary>
    public static AdtException InvalidArgument(string message) => new(StatusCodes.Status400BadRequest, "InvalidArgument", message);

    public static AdtException NotFound(string code, string message) => new(StatusCodes.Status404NotFound, code, message);
}
