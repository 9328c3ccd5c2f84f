using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Web.Api.Adt;

/// <summary>The state that a request asks about: the present one, or with <c>asOf</c> the one of then.</summary>
internal sealed class AdtPast(ITwinGraph graph, ITwinHistory? history = null)
{
    /// <summary>The whole graph.</summary>
    /// <exception cref="TwinGraphException">The time lies before what is known.</exception>
    public ValueTask<TwinGraphSnapshot> GraphAsync(AdtRequest request) =>
        request.AsOf is { } time ? Require().AsOfAsync(time, request.Cancel) : new(graph.Current);

    /// <summary>One twin; null when there is, or was, none.</summary>
    /// <exception cref="TwinGraphException">The time lies before what is known.</exception>
    public ValueTask<Twin?> TwinAsync(AdtRequest request, string twinId) =>
        request.AsOf is { } time ? Require().TwinAsOfAsync(twinId, time, request.Cancel) : new(graph.Current.Find(twinId));

    private ITwinHistory Require() =>
        history ?? throw AdtException.InvalidArgument($"This graph keeps no history; ask without {AdtRequest.AsOfParameter}");
}
