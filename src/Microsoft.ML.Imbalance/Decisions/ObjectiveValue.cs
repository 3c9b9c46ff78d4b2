namespace Microsoft.ML.Imbalance;

/// <summary>How good a decision rule is: a value to make large, what decides between rules of equal value, and how far a rule is from being allowed. NaN where a rule is not allowed at all.</summary>
internal readonly record struct ObjectiveValue(double Value, double TieBreaker = 0, double Shortfall = 0)
{
    // What is equal but for rounding is equal.
    private const double Tolerance = 1e-12;

    public bool IsAllowed => !double.IsNaN(Value) && Compare(Shortfall, 0) == 0;

    /// <summary>The value; NaN where it is not allowed.</summary>
    public double Allowed => IsAllowed ? Value : double.NaN;

    public bool IsBetterThan(ObjectiveValue other)
    {
        if (double.IsNaN(Value) || double.IsNaN(other.Value))
            return !double.IsNaN(Value);
        int order = Compare(other.Shortfall, Shortfall);
        order = order != 0 ? order : Compare(Value, other.Value);
        return order > 0 || (order == 0 && Compare(TieBreaker, other.TieBreaker) > 0);
    }

    public bool IsAsGoodAs(ObjectiveValue other) => Compare(Value, other.Value) == 0 && Compare(TieBreaker, other.TieBreaker) == 0 && Compare(Shortfall, other.Shortfall) == 0;

    private static int Compare(double a, double b) => Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b))) ? 0 : a.CompareTo(b);
}
