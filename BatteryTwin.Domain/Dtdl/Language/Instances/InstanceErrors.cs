namespace BatteryTwin.Domain.Dtdl.Language.Instances;

/// <summary>Collects errors of a value up to a bound, and the path walked so far.</summary>
internal sealed class InstanceErrors(string path, int capacity)
{
    private readonly List<InstanceError> _errors = [];
    private readonly Stack<string> _paths = new([path]);

    public IReadOnlyList<InstanceError> All => _errors;

    public bool IsFull => _errors.Count >= capacity;

    public void Enter(string segment) =>
        _paths.Push($"{_paths.Peek()}/{segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}");

    public void Leave() => _paths.Pop();

    public void Add(string message)
    {
        if (!IsFull)
        {
            _errors.Add(new InstanceError(_paths.Peek(), message));
        }
    }
}
