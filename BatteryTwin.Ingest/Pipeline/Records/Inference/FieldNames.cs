using System.Text.RegularExpressions;
using BatteryTwin.Domain.Dtdl.Language.Model;
using BatteryTwin.Domain.Twins;

namespace BatteryTwin.Ingest.Pipeline.Records.Inference;

/// <summary>Brings the names of columns together with those of the models.</summary>
internal static partial class FieldNames
{
    /// <summary>Small letters and digits only, a unit in brackets left out.</summary>
    public static string Plain(string name) => string.Concat(WithoutUnit(name).Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary><c>Voltage(V)</c> and <c>Voltage [V]</c> without the unit.</summary>
    public static string WithoutUnit(string name)
    {
        string plain = UnitAtEnd().Replace(name, string.Empty).Trim();
        return plain.Length == 0 ? name : plain;
    }

    /// <summary>The value of a twin's model whose name or display name is that of the column; null when there is none.</summary>
    public static (string Name, DtdlSchema Schema)? InModel(TwinGraphSnapshot graph, string? twinId, string column)
    {
        if (twinId is null || graph.Find(twinId) is not { } twin)
        {
            return null;
        }

        if (graph.Models.Resolve(twin.ModelId, column) is DtdlValue exact)
        {
            return (column, exact.Schema);
        }

        string plain = Plain(column);
        DtdlValue? found = graph.Models.Contents(twin.ModelId).OfType<DtdlValue>().FirstOrDefault(value => Plain(value.Name) == plain || (value.DisplayName?.Default is { } shown && Plain(shown) == plain));
        return found is null ? null : (found.Name, found.Schema);
    }

    [GeneratedRegex(@"\s*[\(\[\{][^\)\]\}]{0,20}[\)\]\}]\s*$", RegexOptions.NonBacktracking)]
    private static partial Regex UnitAtEnd();
}
