namespace BatteryTwin.Domain.Dtdl.Language.Rules;

/// <summary>
/// Strongly connected components of a graph of elements (Tarjan's algorithm without recursion): an order in which what an element leads to comes before
/// it, and which elements lie on circles. Linear in nodes and edges.
/// </summary>
internal sealed class ElementGraph
{
    private readonly IReadOnlyList<int>[] _targets;
    private readonly int[] _visited;
    private readonly int[] _low;
    private readonly bool[] _onStack;
    private readonly bool[] _onCircle;
    private readonly Stack<int> _stack = new();
    private readonly List<int> _order = [];
    private int _clock;

    public ElementGraph(IReadOnlyList<int>[] targets)
    {
        _targets = targets;
        _visited = new int[targets.Length];
        _low = new int[targets.Length];
        _onStack = new bool[targets.Length];
        _onCircle = new bool[targets.Length];
        for (int node = 0; node < targets.Length; node++)
        {
            if (_visited[node] == 0)
            {
                Visit(node);
            }
        }
    }

    /// <summary>All nodes, targets before sources except within circles.</summary>
    public IReadOnlyList<int> Order => _order;

    public bool IsOnCircle(int node) => _onCircle[node];

    private void Visit(int root)
    {
        Stack<(int Node, int Next)> path = new();
        Enter(root);
        path.Push((root, 0));
        while (path.TryPop(out (int Node, int Next) step))
        {
            IReadOnlyList<int> targets = _targets[step.Node];
            if (step.Next < targets.Count)
            {
                int target = targets[step.Next];
                path.Push((step.Node, step.Next + 1));
                if (_visited[target] == 0)
                {
                    Enter(target);
                    path.Push((target, 0));
                }
                else if (_onStack[target])
                {
                    _low[step.Node] = Math.Min(_low[step.Node], _visited[target]);
                    _onCircle[step.Node] |= target == step.Node;
                }
            }
            else
            {
                Leave(step.Node);
                if (path.TryPeek(out (int Node, int Next) parent))
                {
                    _low[parent.Node] = Math.Min(_low[parent.Node], _low[step.Node]);
                }
            }
        }
    }

    private void Enter(int node)
    {
        _visited[node] = _low[node] = ++_clock;
        _stack.Push(node);
        _onStack[node] = true;
    }

    private void Leave(int node)
    {
        if (_low[node] != _visited[node])
        {
            return;
        }

        bool isCircle = _stack.Peek() != node;
        int member;
        do
        {
            member = _stack.Pop();
            _onStack[member] = false;
            _onCircle[member] |= isCircle;
            _order.Add(member);
        }
        while (member != node);
    }
}
