using System.Text.Json;
using BatteryTwin.Domain.Twins;
using BatteryTwin.Domain.Twins.Patching;

namespace BatteryTwin.Web.State.Editing;

/// <summary>What someone types into the form of a twin, and the state it started from. Belongs to one form.</summary>
public sealed class TwinDraft(TwinSheet basis)
{
    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);

    /// <summary>The state the edits start from.</summary>
    public TwinSheet Basis { get; private set; } = basis;

    /// <summary>How many fields differ from the state they started from.</summary>
    public int Count => Edits.Count();

    private IEnumerable<PropertyField> Edits => Basis.Fields.Where(IsEdited);

    public string Text(PropertyField field) => _texts.TryGetValue(field.Path, out string? text) ? text : FieldText.Of(field.Value);

    public void Type(PropertyField field, string? text)
    {
        _texts[field.Path] = text ?? string.Empty;
        Check(field);
    }

    public bool IsEdited(PropertyField field) => _texts.TryGetValue(field.Path, out string? text) && text != FieldText.Of(field.Value);

    /// <summary>What is wrong with a field; null when nothing is.</summary>
    public string? Problem(PropertyField field) => _problems.GetValueOrDefault(field.Path);

    /// <summary>Checks a field against its model.</summary>
    public bool Check(PropertyField field, GraphLimits? limits = null)
    {
        _problems.Remove(field.Path);
        (JsonElement? value, string? problem) = FieldText.Read(Text(field), field.Schema);
        problem ??= value is { } given && IsEdited(field) ? SchemaCheck.Problem(field.Schema, given, field.Label, field.Component ?? "the twin", limits ?? GraphLimits.Default) : null;
        if (problem is not null && IsEdited(field))
        {
            _problems[field.Path] = problem;
        }

        return !_problems.ContainsKey(field.Path);
    }

    public bool CheckAll(GraphLimits limits) => Edits.ToList().FindAll(field => !Check(field, limits)).Count == 0;

    /// <summary>Puts the details of a refusal to the fields they speak of; those of no field are returned.</summary>
    public IReadOnlyList<string> Explain(IEnumerable<string> details)
    {
        List<string> left = [];
        foreach (string detail in details)
        {
            string holder(PropertyField field) => field.Component ?? "Twin";
            if (Edits.FirstOrDefault(field => detail.Contains($"{field.Name} on {holder(field)}", StringComparison.Ordinal)) is { } found)
            {
                _problems[found.Path] = detail;
            }
            else
            {
                left.Add(detail);
            }
        }

        return left;
    }

    /// <summary>The edits as one patch of the twin.</summary>
    public JsonPatch ToPatch()
    {
        List<PatchOperation> operations = [];
        foreach (PropertyField field in Edits)
        {
            if (field.Component is { } component && !Basis.Twin.Components.ContainsKey(component) && !operations.Exists(operation => operation.Path.SequenceEqual([component])))
            {
                operations.Add(new(PatchVerb.Add, [component], JsonElement.Parse("""{"$metadata": {}}""")));
            }

            JsonElement? value = FieldText.Read(Text(field), field.Schema).Value;
            operations.Add(new(value is null ? PatchVerb.Remove : PatchVerb.Add, field.Component is { } part ? [part, field.Name] : [field.Name], value ?? default));
        }

        return new([.. operations]);
    }

    /// <summary>Edited fields that a newer state holds another value of than the one the edit started from.</summary>
    public IReadOnlyList<FieldConflict> ConflictsWith(TwinSheet newer) =>
    [
        .. from field in Edits
           let now = newer.Find(field.Path)
           where FieldText.Of(now?.Value) != FieldText.Of(field.Value)
           select new FieldConflict(field.Path, field.Label, field.Value, now?.Value, Text(field)),
    ];

    /// <summary>Keeps the edits and lets them start from a newer state.</summary>
    public void Rebase(TwinSheet newer)
    {
        string[] edited = [.. Edits.Select(field => field.Path)];
        foreach (string path in _texts.Keys.Except(edited).ToList())
        {
            _texts.Remove(path);
        }

        Basis = newer;
    }

    /// <summary>Gives up the edit of a field.</summary>
    public void Forget(string path)
    {
        _texts.Remove(path);
        _problems.Remove(path);
    }
}
