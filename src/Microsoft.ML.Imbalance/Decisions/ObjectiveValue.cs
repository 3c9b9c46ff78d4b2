namespace Microsoft.ML.Imbalance;

/// <summary>How good a decision rule is: a value to make large, and what decides between rules of equal value. NaN where a rule is not allowed.</summary>
internal readonly record struct ObjectiveValue(double Value, double TieBreaker = 0)
{
    // What is equal but for rounding is equal.
    private const double Tolerance = 1e-12;

    public bool IsAllowed => !double.IsNaN(Value);

    public bool IsBetterThan(ObjectiveValue other) => IsAllowed && (!other.IsAllowed || Compare(Value, other.Value) > 0 || (Compare(Value, other.Value) == 0 && Compare(TieBreaker, other.TieBreaker) > 0));

    public bool IsAsGoodAs(ObjectiveValue other) => Compare(Value, other.Value) == 0 && Compare(TieBreaker, other.TieBreaker) == 0;

    private static int Compare(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))) ? 0 : a.CompareTo(b);
}
