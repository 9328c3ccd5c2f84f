namespace BatteryTwin.Web.Api.Production;

/// <summary>A request about production that cannot be followed: the status, what kind of refusal it is, and what to do.</summary>
internal sealed class ProductionRefusedException(int status, string title, string detail, object? errors = null) : Exception(detail)
{
    public int Status { get; } = status;

    public string Title { get; } = title;

    /// <summary>Faults one by one, for the problem's <c>errors</c>; null when the detail says it all.</summary>
    public object? Errors { get; } = errors;

    public static ProductionRefusedException Invalid(string detail, object? errors = null) => new(StatusCodes.Status400BadRequest, "The request is not valid.", detail, errors);

    public static ProductionRefusedException NotFound(string detail) => new(StatusCodes.Status404NotFound, "There is no such thing.", detail);
}
