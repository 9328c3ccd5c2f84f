using System.Text.Json;
using System.Text.Json.Nodes;
using BatteryTwin.Domain.TwinQuery.Planning;

namespace BatteryTwin.Web.State.Explorer;

/// <summary>One page of an answer, ready to be shown as table, JSON, graph and plan.</summary>
public sealed record QueryAnswer
{
    private static readonly JsonSerializerOptions s_readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The rows as JSON documents.</summary>
    public required IReadOnlyList<JsonObject> Rows { get; init; }

    public required ResultTable Table { get; init; }

    public required ResultGraph Graph { get; init; }

    /// <summary>What asks for the next page; null on the last one.</summary>
    public required string? Continuation { get; init; }

    /// <summary>Cost in query units.</summary>
    public required double Charge { get; init; }

    public required long EntitiesRead { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required PlanNode Plan { get; init; }

    /// <summary>When it was asked.</summary>
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>The past moment it tells about; null = the graph as it is.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>There was no twin at all to ask about.</summary>
    public bool IsGraphEmpty { get; init; }

    /// <summary>The rows as one readable JSON list.</summary>
    public string JsonText() => new JsonArray([.. Rows.Select(row => row.DeepClone())]).ToJsonString(s_readable);
}
