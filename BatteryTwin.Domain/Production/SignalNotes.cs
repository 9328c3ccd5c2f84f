using System.Globalization;
using BatteryTwin.Domain.Dtdl.Language.Model;

namespace BatteryTwin.Domain.Production;

/// <summary>
/// What the <c>comment</c> of a modelled signal says for people: <c>unit Pa·s; normal 3.55..4.81; target 4.18; acts on arealLoading</c>. Every part is optional,
/// either end of the band may be left open, parts with other words are free text and passed over.
/// </summary>
/// <param name="Unit">Unit symbol where DTDL has no unit of its own; null otherwise.</param>
/// <param name="Normal">Limits of normal operation; null when none are given.</param>
/// <param name="Target">Value aimed at.</param>
public sealed record SignalNotes(string? Unit, NormalBand? Normal, double? Target)
{
    /// <summary>Names of the signals it acts on directly, in its own step or in those that the material reaches later: <c>acts on residualSolvent, adhesion</c>.</summary>
    public IReadOnlyList<string> ActsOn { get; init; } = [];

    public static SignalNotes None { get; } = new(null, null, null);

    public static SignalNotes Of(DtdlContent? content) => content?.Comment is { Length: > 0 } comment ? Parse(comment) : None;

    public static SignalNotes Parse(string comment)
    {
        SignalNotes notes = None;
        foreach (string part in comment.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            int space = part.IndexOf(' ', StringComparison.Ordinal);
            string value = space < 0 ? string.Empty : part[(space + 1)..].Trim();
            notes = (space < 0 ? part : part[..space]) switch
            {
                "unit" when value.Length > 0 => notes with { Unit = value },
                "normal" when NormalBand.TryParse(value, out NormalBand? band) => notes with { Normal = band },
                "target" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double target) && double.IsFinite(target) =>
                    notes with { Target = target },
                "acts" when value.StartsWith("on ", StringComparison.Ordinal) => notes with { ActsOn = value[3..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) },
                _ => notes,
            };
        }

        return notes;
    }
}
