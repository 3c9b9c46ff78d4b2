using System.Runtime.InteropServices;

namespace Microsoft.ML.Imbalance;

/// <summary>The scores of all classes, one column a class: a class is ranked by a column, and no array outgrows the number of rows.</summary>
internal sealed class ScoreTable
{
    private readonly List<double>[] _columns;

    public ScoreTable(int columnCount)
    {
        _columns = new List<double>[columnCount];
        for (int c = 0; c < columnCount; c++)
            _columns[c] = [];
    }

    public int ColumnCount => _columns.Length;

    public double this[int row, int column] => _columns[column][row];

    public ReadOnlySpan<double> Column(int column) => CollectionsMarshal.AsSpan(_columns[column]);

    public void Add(ReadOnlySpan<double> row)
    {
        for (int c = 0; c < row.Length; c++)
            _columns[c].Add(row[c]);
    }

    /// <summary>Adds the rows of another table, whose column c is column <paramref name="toColumn"/>[c] here.</summary>
    public void Append(ScoreTable other, int[] toColumn)
    {
        for (int c = 0; c < _columns.Length; c++)
            _columns[toColumn[c]].AddRange(other._columns[c]);
    }
}
