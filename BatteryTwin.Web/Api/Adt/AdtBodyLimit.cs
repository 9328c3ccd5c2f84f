using System.Globalization;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>How long a body may be.</summary>
/// <param name="Bytes">Most bytes.</param>
/// <param name="What">What the body holds, for messages.</param>
/// <param name="Code">Error code for a longer one.</param>
internal sealed record AdtBodyLimit(int Bytes, string What, string Code = "InvalidArgument")
{
    /// <summary>A twin, relationship or patch.</summary>
    public static AdtBodyLimit Twin { get; } = new(32 * 1024, "A twin, relationship or patch");

    /// <summary>All models of one upload; each has its own limit in <see cref="Domain.Twins.GraphLimits"/>.</summary>
    public static AdtBodyLimit Models { get; } = new(32 * 1024 * 1024, "An upload of models", "LimitExceeded");

    public static AdtBodyLimit Telemetry { get; } = new(256 * 1024, "A telemetry message");

    /// <summary>A query and a continuation token, which carries the query once more.</summary>
    public static AdtBodyLimit Query { get; } = new(128 * 1024, "A query", "BadRequest");

    public AdtException Exceeded() => new(
        StatusCodes.Status400BadRequest, Code, string.Create(CultureInfo.InvariantCulture, $"{What} may have at most {Bytes} bytes; send less at once."));
}
