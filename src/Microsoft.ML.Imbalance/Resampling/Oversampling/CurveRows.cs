namespace Microsoft.ML.Imbalance;

/// <summary>Synthetic rows on a curve through the rows of a class: a polynomial for each slot over a path through the rows. Nothing is stored for a row.</summary>
/// <remarks>Row i lies at a place on the path drawn from its stream; its origin, and the owner of its categories, is the nearest row on the path.</remarks>
internal sealed class CurveRows : SyntheticRows
{
    private readonly int _count;
    private readonly int[] _path;
    private readonly RandomStream _stream;
    private readonly OrthogonalPolynomials _basis;
    private readonly double[] _coefficients;

    public CurveRows(FeatureTable table, Growth growth, RandomStream stream, int[] path, int degree)
        : base(table, growth.ClassIndex)
    {
        _count = growth.Count;
        _path = path;
        _stream = stream;
        _basis = new OrthogonalPolynomials(path.Length, degree);
        _coefficients = Fit();
    }

    public override int Count => _count;

    public override int OriginOf(int index) => _path[(int)Math.Round(PlaceOf(index))];

    public override void Fill(int index, Span<float> destination)
    {
        Span<double> values = stackalloc double[_basis.Count];
        _basis.Evaluate(PlaceOf(index), values);
        ReadOnlySpan<float> origin = Table.Rows[OriginOf(index)];
        for (int slot = 0; slot < destination.Length; slot++)
        {
            double sum = 0;
            for (int k = 0; k < values.Length; k++)
                sum += _coefficients[slot * values.Length + k] * values[k];
            destination[slot] = Table.Layout.Roles[slot] == SlotRole.Categorical ? origin[slot] : ToSingle(sum);
        }
        if (Table.Layout.HasIntegers)
            WholeNumbers.Round(Table.Layout, destination, _stream.Split((ulong)index).Split(1));
    }

    private double PlaceOf(int index) => _stream.Split((ulong)index).NextDouble() * (_path.Length - 1);

    // Least squares over an orthonormal basis: coefficient k = Σ y p_k.
    private double[] Fit()
    {
        var result = new double[Table.Layout.Dimension * _basis.Count];
        Span<double> values = stackalloc double[_basis.Count];
        for (int place = 0; place < _path.Length; place++)
        {
            _basis.Evaluate(place, values);
            ReadOnlySpan<float> row = Table.Rows[_path[place]];
            for (int i = 0; i < result.Length; i++)
                result[i] += row[i / _basis.Count] * values[i % _basis.Count];
        }
        return result;
    }
}
