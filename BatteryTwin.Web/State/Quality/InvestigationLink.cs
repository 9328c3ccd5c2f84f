using System.Globalization;

namespace BatteryTwin.Web.State.Quality;

/// <summary>Where an investigation begins from a chart or a list of failed units.</summary>
public static class InvestigationLink
{
    /// <summary>Longest list in an address; servers and browsers take no longer ones.</summary>
    private const int MostListText = 6_000;

    /// <summary>Address of a new investigation of just the units that failed in a scope.</summary>
    public static string OfFailed(PageAddress address, QualityScope scope)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(scope);
        string place = scope.Line is { } line ? $"{scope.Plant}/{line}" : scope.Plant ?? string.Empty;
        return address.LinkTo(string.Create(CultureInfo.InvariantCulture, $"/investigations/new?failed={Uri.EscapeDataString(place)}&badFrom={scope.From.ToUnixTimeMilliseconds()}&badTo={scope.To.ToUnixTimeMilliseconds()}"));
    }

    /// <summary>Address of a new investigation of named units; null when they are too many for an address.</summary>
    public static string? OfUnits(PageAddress address, IEnumerable<string> units)
    {
        ArgumentNullException.ThrowIfNull(address);
        string list = Uri.EscapeDataString(string.Join(',', units));
        return list.Length is > 0 and <= MostListText ? address.LinkTo($"/investigations/new?cells={list}") : null;
    }

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
