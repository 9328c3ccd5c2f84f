using System.Globalization;

namespace BatteryTwin.Domain.RootCause;

/// <summary>Two variables of which data and graph tell different things.</summary>
/// <param name="Earlier">The one further up in causal order.</param>
/// <param name="Later">The other one.</param>
/// <param name="Correlation">How strongly they go together beyond what the graph says.</param>
/// <param name="PValue">Probability of that by chance, corrected for all pairs that were looked at.</param>
/// <param name="IsDependence">True when the later one goes with the earlier one itself: an edge may be missing. False when what is unexplained of both goes together: something hidden may act on both.</param>
public sealed record GraphMisfit(string Earlier, string Later, double Correlation, double PValue, bool IsDependence)
{
    /// <summary>The same in words.</summary>
    public string Words => IsDependence
        ? string.Create(CultureInfo.InvariantCulture, $"dependence that the graph forbids: '{Later}' goes with '{Earlier}' beyond what its causes explain (correlation {Correlation:0.00}, p = {PValue:0.#e+0}); an edge may be missing, or a hidden confounder acts on both")
        : string.Create(CultureInfo.InvariantCulture, $"possible hidden confounder of '{Earlier}' and '{Later}': what their causes leave unexplained goes together (correlation {Correlation:0.00}, p = {PValue:0.#e+0}); something that is not in the graph may act on both, or an edge is missing");
}
