namespace Microsoft.ML.Imbalance;

/// <summary>Numbers the distinct values of a slot in the order in which they come. Nothing may depend on the numbers but whether they are equal.</summary>
/// <remarks>A missing value (empty text, key 0, NaN) is a category like any other.</remarks>
internal sealed class CategoryCodes<T>
    where T : notnull
{
    // Codes are kept as single-precision numbers, which hold whole numbers to here.
    private const int Maximum = 1 << 24;

    private readonly Dictionary<T, int> _codes = new(typeof(T) == typeof(ReadOnlyMemory<char>) ? (IEqualityComparer<T>)(object)TextOrder.Instance : null);
    private readonly List<T> _values = [];

    public T this[float code] => _values[(int)code];

    public float CodeOf(T value, string columnName)
    {
        if (_codes.TryGetValue(value, out int code))
            return code;
        if (_values.Count == Maximum)
        {
            throw new InvalidOperationException(
                $"Feature column '{columnName}' has more than {Maximum} distinct values. A categorical column has far fewer; is this an identifier? Leave it out of the features.");
        }
        // Text points into the cursor's buffer, which the next row overwrites.
        T own = value is ReadOnlyMemory<char> text ? (T)(object)text.ToString().AsMemory() : value;
        _codes.Add(own, _values.Count);
        _values.Add(own);
        return _values.Count - 1;
    }
}
