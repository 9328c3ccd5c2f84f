using BatteryTwin.Domain.Production;

namespace BatteryTwin.Domain.Prognostics.Wear;

/// <summary>
/// The lives of one place in a machine, one after the other: what failed is replaced at once. A function of seed and time; before its beginning
/// the place is as new. Not thread-safe (remembers the lives drawn so far).
/// </summary>
public sealed class ComponentLives
{
    private readonly ComponentKind _kind;
    private readonly ulong _seed;
    private readonly List<ComponentLife> _lives = [];
    private int _at;

    /// <param name="kind">What is built in.</param>
    /// <param name="seed">Decides every life.</param>
    /// <param name="soundHours">No failure begins to show within this time from the beginning.</param>
    public ComponentLives(ComponentKind kind, ulong seed, double soundHours = 0)
    {
        (_kind, _seed) = (kind, seed);
        ComponentLife first = kind.Draw(SeededNoise.Mix(seed, 0), 0);
        for (ulong draw = 1; first.Onset < soundHours && draw < 200; draw++)
        {
            first = kind.Draw(SeededNoise.Mix(seed, 1_000_000 + draw), 0);
        }

        // The place is not new at the beginning, unless it has to hold for long.
        _lives.Add(soundHours > 0 ? first : kind.Draw(SeededNoise.Mix(seed, 0), -first.Hours * 0.9 * SeededNoise.Uniform(seed, -1)));
    }

    /// <summary>The life that runs at a time, in hours from the beginning.</summary>
    public ComponentLife At(double hours)
    {
        if (hours < _lives[_at].BuiltIn)
        {
            _at = 0;
        }

        while (hours >= _lives[_at].Failure)
        {
            if (++_at == _lives.Count)
            {
                _lives.Add(_kind.Draw(SeededNoise.Mix(_seed, (ulong)_at), _lives[^1].Failure));
            }
        }

        return _lives[_at];
    }
}
