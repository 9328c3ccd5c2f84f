namespace BatteryTwin.Web.Api.Traceability;

/// <summary>A form that cannot be taken, with the answer to give.</summary>
internal sealed class TableUploadException(string title, string detail, int status) : Exception(detail)
{
    public IResult Answer => Results.Problem(Message, title: title, statusCode: status);
}
