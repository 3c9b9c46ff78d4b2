using System.Globalization;

namespace Microsoft.ML.Imbalance.Tool;

/// <summary>Collects the cells of one column and finds out what they are.</summary>
internal sealed class ColumnBuilder(string name, string rawName, bool isText = false)
{
    /// <summary>The name of the column.</summary>
    public string Name { get; } = name;

    private readonly CellText _cells = new();
    private List<double>? _numbers = isText ? null : [];
    private bool _isWhole = true;
    private bool _hasExponents;
    private int _decimals;
    private int _missingCount;

    public void Add(ReadOnlySpan<char> value, ReadOnlySpan<char> raw)
    {
        _cells.Add(raw);
        if (MissingText.IsMissing(value))
        {
            _missingCount++;
            _numbers?.Add(double.NaN);
        }
        else if (_numbers is not null)
        {
            AddNumber(value.Trim());
        }
    }

    /// <param name="kind">What the cells are where the file says so; null to judge by the cells.</param>
    public TableColumn Build(ColumnKind? kind = null)
    {
        if (_numbers is null || (kind is null && _missingCount == _cells.Count))
            return new TableColumn(Name, rawName, ColumnKind.Text, _cells, [], _missingCount, decimals: 0);
        return new TableColumn(
            Name, rawName, kind ?? (_isWhole ? ColumnKind.Integer : ColumnKind.Number), _cells, [.. _numbers], _missingCount, _hasExponents ? -1 : _decimals);
    }

    private void AddNumber(ReadOnlySpan<char> text)
    {
        if (HasLeadingZero(text) || !double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || double.IsNaN(number))
        {
            _numbers = null;
            return;
        }
        _numbers!.Add(number);
        // From 2^53 on not every whole number has a place in a double: such are identifiers or measurements, not counts.
        const double FirstInexact = 1L << 53;
        _isWhole &= text[0] != '+' && text.IndexOfAny("eE.") < 0 && Math.Abs(number) < FirstInexact;
        int point = text.IndexOf('.');
        _hasExponents |= text.IndexOfAny('e', 'E') >= 0;
        if (point >= 0)
            _decimals = Math.Max(_decimals, text.Length - point - 1);
    }

    // 01234 is a postal code or an account: to read it as a number would lose the zero.
    private static bool HasLeadingZero(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> digits = text[0] is '-' or '+' ? text[1..] : text;
        return digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1]);
    }
}
