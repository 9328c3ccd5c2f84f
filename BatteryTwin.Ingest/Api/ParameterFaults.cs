using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BatteryTwin.Ingest.Api;

/// <summary>What is wrong with a request's parameters, by parameter.</summary>
public sealed class ParameterFaults
{
    private readonly SortedDictionary<string, string[]> _faults = new(StringComparer.Ordinal);

    public bool Any => _faults.Count > 0;

    public void Add(string parameter, string message) => _faults[parameter] = [.. _faults.GetValueOrDefault(parameter) ?? [], message];

    /// <summary>Names each parameter of the request that is none of the known ones.</summary>
    public void AddUnknown(IQueryCollection query, params string[] known)
    {
        foreach (string name in query.Keys.Where(name => !known.Contains(name, StringComparer.OrdinalIgnoreCase)))
        {
            Add(name, $"unknown parameter; use {string.Join(", ", known)}");
        }
    }

    /// <summary>A whole number within bounds; the default when none is given.</summary>
    public int Number(string parameter, string? text, int standard, int least, int most)
    {
        if (string.IsNullOrEmpty(text))
        {
            return standard;
        }

        if (int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int number) && number >= least && number <= most)
        {
            return number;
        }

        Add(parameter, $"'{text}' is not a whole number from {least} to {most}");
        return standard;
    }

    /// <summary>The 400 answer that names every fault.</summary>
    public ValidationProblem ToProblem() => TypedResults.ValidationProblem(
        _faults,
        detail: string.Join("; ", _faults.SelectMany(fault => fault.Value.Select(message => $"{fault.Key}: {message}"))),
        title: "The request's parameters are not valid.");
}
