namespace Microsoft.ML.Imbalance.Neighbors;

internal sealed class NeighborTable(int[][] t) { public ReadOnlySpan<int> this[int r] => t[r]; }
internal sealed class NeighborIndex
{
    private RowMatrix _m = null!; public static NeighborIndex Build(RowMatrix m, int threads = 0) => new() { _m = m };
    public NeighborTable QuerySelf(int k) { var t = new int[_m.RowCount][]; for (int i = 0; i < t.Length; i++) { var d = new (double, int)[_m.RowCount]; for (int j = 0; j < t.Length; j++) { double s = 0; for (int c = 0; c < _m.Dimension; c++) { double e = (double)_m[i][c] - _m[j][c]; s += e * e; } d[j] = (j == i ? double.PositiveInfinity : s, j); } Array.Sort(d); t[i] = [.. d.Take(k).Select(x => x.Item2)]; } return new(t); }
}
