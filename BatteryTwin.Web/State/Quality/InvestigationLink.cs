using System.Globalization;

namespace BatteryTwin.Web.State.Quality;

/// <summary>Where an investigation begins from a chart or a list of failed units.</summary>
public static class InvestigationLink
{
    /// <summary>Address of a new investigation of a line in a time, with the variable that gave cause.</summary>
    public static string Of(PageAddress address, QualityScope scope, string variable)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(scope);
        string place = scope.Line is null ? string.Empty : $"&plant={Uri.EscapeDataString(scope.Plant ?? string.Empty)}&line={Uri.EscapeDataString(scope.Line)}";
        return address.LinkTo(string.Create(CultureInfo.InvariantCulture, $"/investigations?new=quality&variable={Uri.EscapeDataString(variable)}{place}&since={scope.From.ToUnixTimeMilliseconds()}&until={scope.To.ToUnixTimeMilliseconds()}"));
    }
}
