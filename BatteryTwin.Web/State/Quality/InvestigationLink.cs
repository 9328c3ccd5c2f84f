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
        string place = scope.Line is { } line ? $"line:{scope.Plant}/{line}" : scope.Plant is { } plant ? $"plant:{plant}" : string.Empty;
        return address.LinkTo(string.Create(
            CultureInfo.InvariantCulture,
            $"/investigations/new?place={Uri.EscapeDataString(place)}&field={Uri.EscapeDataString(variable)}&badFrom={scope.From.ToUnixTimeMilliseconds()}&badTo={scope.To.ToUnixTimeMilliseconds()}"));
    }
}
