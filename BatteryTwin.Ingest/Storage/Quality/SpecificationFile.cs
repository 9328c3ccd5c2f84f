using System.Text.Json;

namespace BatteryTwin.Ingest.Storage.Quality;

/// <summary>All limits in one file of the data directory, <c>quality/specifications.json</c>, replaced as a whole.</summary>
internal sealed class SpecificationFile : ISpecifications
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private volatile Dictionary<string, KeptSpecification> _all;

    public SpecificationFile(DataDirectory directory, TimeProvider time)
    {
        (_path, _time) = (directory.PathOf("quality", "specifications.json"), time);
        _all = Read();
    }

    public IReadOnlyDictionary<string, KeptSpecification> All => _all;

    public KeptSpecification Set(string variable, double? lower, double? upper, string by)
    {
        KeptSpecification kept = new(variable, lower, upper, by, _time.GetUtcNow());
        lock (_gate)
        {
            Keep(new Dictionary<string, KeptSpecification>(_all, StringComparer.Ordinal) { [variable] = kept });
        }

        return kept;
    }

    public bool Reset(string variable)
    {
        lock (_gate)
        {
            Dictionary<string, KeptSpecification> left = new(_all, StringComparer.Ordinal);
            if (!left.Remove(variable))
            {
                return false;
            }

            Keep(left);
            return true;
        }
    }

    private Dictionary<string, KeptSpecification> Read()
    {
        try
        {
            return File.Exists(_path) ? JsonSerializer.Deserialize<KeptSpecification[]>(File.ReadAllBytes(_path), s_json)!.ToDictionary(kept => kept.Variable, StringComparer.Ordinal) : [];
        }
        catch (JsonException problem)
        {
            throw new InvalidOperationException($"the file '{_path}' cannot be read ({problem.Message}); restore it from a backup, or delete it to begin without specification limits", problem);
        }
    }

    private void Keep(Dictionary<string, KeptSpecification> all)
    {
        try
        {
            string next = _path + ".new";
            using (FileStream file = new(next, FileMode.Create, FileAccess.Write))
            {
                JsonSerializer.Serialize(file, all.Values.OrderBy(kept => kept.Variable, StringComparer.Ordinal), s_json);
                file.Flush(flushToDisk: true);
            }

            File.Move(next, _path, overwrite: true);
        }
        catch (IOException problem)
        {
            throw StorageFault.Of(problem, "the specification limits cannot be kept");
        }

        _all = all;
    }
}
