using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace BatteryTwin.Domain.TwinQuery.Planning;

/// <summary>One operation of a plan, for people: what it does, how many rows are expected to leave it, and what feeds it.</summary>
public sealed record PlanNode(string Operation, string Detail, double? EstimatedRows, ImmutableArray<PlanNode> Inputs)
{
    /// <summary>The tree as indented lines.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        Write(text, 0);
        return text.ToString().TrimEnd();
    }

    private void Write(StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append(Operation);
        if (Detail.Length > 0)
        {
            text.Append(' ').Append(Detail);
        }

        if (EstimatedRows is { } rows)
        {
            text.Append(CultureInfo.InvariantCulture, $"  (about {Math.Ceiling(rows):0} rows)");
        }

        text.Append('\n');
        foreach (PlanNode input in Inputs)
        {
            input.Write(text, depth + 1);
        }
    }
}
