namespace BatteryTwin.Domain.Quality;

/// <summary>Rules for patterns on a Shewhart chart. Points are standardised; a rule fires on the last point of its pattern; points on a line break a run.</summary>
[Flags]
public enum RunRules
{
    None = 0,

    /// <summary>One point beyond 3 sigma (Western Electric 1, Nelson 1).</summary>
    Beyond3Sigma = 1,

    /// <summary>Two of three beyond 2 sigma on one side, the last among them (Western Electric 2, Nelson 5).</summary>
    TwoOfThreeBeyond2Sigma = 2,

    /// <summary>Four of five beyond 1 sigma on one side, the last among them (Western Electric 3, Nelson 6).</summary>
    FourOfFiveBeyond1Sigma = 4,

    /// <summary>Eight in a row on one side (Western Electric 4).</summary>
    EightOnOneSide = 8,

    /// <summary>Nine in a row on one side (Nelson 2).</summary>
    NineOnOneSide = 16,

    /// <summary>Six points steadily up or down (Nelson 3).</summary>
    SixSteadily = 32,

    /// <summary>Fourteen alternating up and down (Nelson 4).</summary>
    FourteenAlternating = 64,

    /// <summary>Fifteen in a row within 1 sigma (Nelson 7).</summary>
    FifteenWithin1Sigma = 128,

    /// <summary>Eight in a row beyond 1 sigma, both sides present (Nelson 8).</summary>
    EightBeyond1Sigma = 256,

    WesternElectric = Beyond3Sigma | TwoOfThreeBeyond2Sigma | FourOfFiveBeyond1Sigma | EightOnOneSide,
    Nelson = Beyond3Sigma | NineOnOneSide | SixSteadily | FourteenAlternating | TwoOfThreeBeyond2Sigma | FourOfFiveBeyond1Sigma | FifteenWithin1Sigma | EightBeyond1Sigma,
}
